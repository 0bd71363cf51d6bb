#!/bin/sh
# Writes the two lock files from pyproject.toml: every package with its hashes, for all platforms, and no registry's
# address. Usage: packaging/lock.sh [extra `uv pip compile` options, e.g. --upgrade]
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}

compile() { # GROUP FILE [options]
    group=$1 file=$2
    shift 2
    "$uv" pip compile pyproject.toml --universal --python-version 3.11 --group "$group" --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet \
        --output-file "$file" "$@" >/dev/null
}

compile build requirements.txt "$@"
# The run lock constrains the development lock, so that tests see the versions that people get.
compile dev requirements-dev.txt --constraint requirements.txt --no-annotate "$@"
