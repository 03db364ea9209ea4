#!/bin/sh
#SBATCH --job-name=capacity-sweep
#SBATCH --array=1-3
#SBATCH --cpus-per-task=2
#SBATCH --mem=512M
# sbatch slurm-array.sh, and when it is done: tidemark-sim merge part-*.json
set -eu
part=$SLURM_ARRAY_TASK_ID
tidemark-sim shard "$part/$SLURM_ARRAY_TASK_COUNT" sweep.yaml --set php.nodes=1..4 --threads 2 --output "part-$part.json"
