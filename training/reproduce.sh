#!/usr/bin/env bash
# From nothing to the two model files and their card, on the seeds of the shipped ones. Run from the repository's root,
# with the packages of training/requirements.txt; goes on where it was stopped. On a GPU give fewer MINUTES.
#
#   training/reproduce.sh                 # 80 minutes of one core for the PRM, 12 for the judge of answers
#   MINUTES=185 training/reproduce.sh     # as long as the shipped one had in all
set -euo pipefail
work=${WORK:-target/training}
minutes=${MINUTES:-80}
mkdir -p "$work/prm" "$work/orm"
cargo build --release --bin surefoot
surefoot=target/release/surefoot

# Rows appear under their name only when they are complete.
rows() { # file, then what makes it
    local file=$1
    shift
    [ -e "$file" ] || { "$@" > "$file.part" && mv "$file.part" "$file"; }
}
prompts() { # generate's options, then --, then those of prompts
    local generate=()
    while [ "$1" != -- ]; do generate+=("$1"); shift; done
    shift
    "$surefoot" generate "${generate[@]}" | "$surefoot" prompts "$@"
}

for seed in 2001 2002 2003 2004 2005 2006 2007 2008 2009 2010 2011 2012; do
    rows "$work/prm/$seed.jsonl" prompts --seed $seed --count 15000 --split train --
done
# More of what is hard to judge.
family() { rows "$work/prm/$1.jsonl" prompts --seed "$1" --family "$2" --count "$3" --split train --; }
family 2101 trap 15000
family 2201 absolute 6000
family 2301 radical 6000
family 2401 system 8000
family 2501 book 20000
for pair in complex:2601 exponential:2602 higher:2603 logarithm:2604 power:2605 fraction:2611 line:2612 region:2613 several:2614; do
    family "${pair#*:}" "${pair%:*}" 7000
done
for seed in 3001 3002; do
    rows "$work/orm/$seed.jsonl" prompts --seed $seed --count 25000 --split train -- --labels answer --dialect algebra-fingerprint
done
rows "$work/prm-valid.json" prompts --seed 901 --count 3000 --split test --
rows "$work/orm-valid.json" prompts --seed 901 --count 2000 --split test -- --labels answer --dialect algebra-fingerprint

# The same command on several cores or GPUs: torchrun --nproc-per-node N training/train.py ...
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
python3 training/train.py --data "$work/prm" --valid "$work/prm-valid.json" --out "$work/prm-out" --minutes "$minutes"
python3 training/train.py --data "$work/orm" --valid "$work/orm-valid.json" --out "$work/orm-out" --dialect algebra-fingerprint \
    --minutes "${ORM_MINUTES:-12}"

# Cuts are chosen on rows that neither training nor the final figures see.
rows "$work/cuts.jsonl" "$surefoot" generate --seed 700 --count 3000 --split test
"$surefoot" quantize --checkpoint "$work/prm-out" --out "$work/raw.gguf"
"$surefoot" evaluate --model "$work/raw.gguf" --data "$work/cuts.jsonl" --calibrate "$work/cuts.json" > /dev/null
"$surefoot" quantize --checkpoint "$work/prm-out" --calibration "$work/cuts.json" --out public/models/algebra-prm.gguf
"$surefoot" quantize --checkpoint "$work/orm-out" --name "algebra ORM" --out public/models/algebra-orm.gguf
python3 training/card.py --run "$work/prm-out" --cuts "$work/cuts.json" --surefoot "$surefoot"
