#!/usr/bin/env bash
# What a drafter learns from other rewards: every arm of learn.py with every seed, from one drafter, and the table of what
# came of it. Run from the repository's root after `training/drafter.sh`; a run that has its figures already is not
# repeated.
#
#   training/learn.sh                          # about six minutes of one core for each of 24 runs
#   ARMS="answer answer-prm" SEEDS=1 training/learn.sh
set -euo pipefail
work=${WORK:-target/training/learn}
start=${START:-target/training/drafter/out}
arms=${ARMS:-"answer answer-prm answer-exact answer-random keep-right keep-sound prm-minimum prm-sum"}
seeds=${SEEDS:-"1 2 3"}
mkdir -p "$work"
cargo build --release --bin surefoot
surefoot=target/release/surefoot

source training/rows.sh
rows "$work/problems.jsonl" --largest 5 --seed 5001 --count 12000 --split train
rows "$work/test.jsonl" --largest 5 --seed 903 --count 800 --split test

export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
learn() { # arm, seed
    [ -e "$work/$1-$2/test.json" ] ||
        python3 training/learn.py --start "$start" --problems "$work/problems.jsonl" --test "$work/test.jsonl" --out "$work/$1-$2" --surefoot "$surefoot" --arm "$1" --seed "$2"
}
learn none 0
for seed in $seeds; do
    for arm in $arms; do
        learn "$arm" "$seed"
    done
done
python3 training/learned.py "$work"
