#!/usr/bin/env bash
# From nothing to the drafter's file. Run from the repository's root, with the packages of training/requirements.txt; goes
# on where it was stopped. Rows are written beside the training, the smallest numbers first.
#
#   training/drafter.sh                # 60 minutes of one core
#   MINUTES=120 training/drafter.sh    # longer
set -euo pipefail
work=${WORK:-target/training/drafter}
minutes=${MINUTES:-60}
mkdir -p "$work/rows"
cargo build --release --bin surefoot
surefoot=target/release/surefoot

source training/rows.sh

rows "$work/valid.jsonl" --seed 901 --count 600 --split test --largest 5
rows "$work/rows/00.jsonl" --seed 100 --count 10000 --split train --largest 3
(
    rows "$work/rows/01.jsonl" --seed 101 --count 20000 --split train --largest 4
    for part in $(seq -w 2 30); do
        rows "$work/rows/$part.jsonl" --seed "1$part" --count 20000 --split train --largest 5
    done
) &
writer=$!
trap 'kill $writer 2> /dev/null || true' EXIT

export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
python3 training/draft.py --data "$work/rows" --valid "$work/valid.jsonl" --out "$work/out" --minutes "$minutes"
"$surefoot" quantize --checkpoint "$work/out" --name "algebra drafter" --out "$work/algebra-drafter.gguf"
