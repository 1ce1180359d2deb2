"""Runs one Python peer of bench/restore-peers.ts.

    python restore-peers.py NAME < lines.txt > lines.out

One line in, one line out (UTF-8); the last line on stderr is JSON: {"version": …, "seconds": CPU seconds of the restoring alone, "failed": lines}.
Exit code 3: the peer is not installed. Install it into a virtual environment of its own:

    python3 -m venv peers && peers/bin/pip install pyvi
    npm run bench:restore -- --python peers/bin/python
"""

import importlib.metadata
import json
import sys
import time


def pyvi():
    from pyvi import ViUtils

    return ViUtils.add_accents


PEERS = {"pyvi": pyvi}


def main():
    name = sys.argv[1]
    try:
        restore = PEERS[name]()
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(3)
    lines = sys.stdin.buffer.read().decode("utf-8").split("\n")
    before = time.process_time()
    failed = 0
    restored = []
    for line in lines:
        try:
            restored.append(restore(line) if line.strip() else line)
        except KeyError:
            # pyvi 0.1.1 knows no Telex for some letters in a row ("lr"); such a line stays unmarked.
            restored.append(line)
            failed += 1
    seconds = time.process_time() - before
    sys.stdout.buffer.write("\n".join(r.replace("\n", " ") for r in restored).encode("utf-8"))
    print(json.dumps({"version": importlib.metadata.version(name), "seconds": seconds, "failed": failed}), file=sys.stderr)


main()
