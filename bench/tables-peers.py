"""Tables of born-digital PDFs as other tools read them, one JSON line a tool and file, for bench/tables.ts.

Usage: python tables-peers.py FOLDER   (needs camelot-py and img2table; a tool that is not installed is named on stderr and left out)
"""
import json
import sys
import time
from pathlib import Path


def camelot_tables(path: Path, flavor: str):
    import camelot

    out = []
    for table in camelot.read_pdf(str(path), pages="all", flavor=flavor, suppress_stdout=True):
        cells = []
        for r, row in enumerate(table.df.values.tolist()):
            for c, text in enumerate(row):
                cells.append({"row": r, "col": c, "rowSpan": 1, "colSpan": 1, "text": str(text)})
        out.append({"cells": cells})
    return out


def camelot_best(path: Path):
    """Lattice where it finds tables, else stream: what Camelot's documentation advises."""
    return camelot_tables(path, "lattice") or camelot_tables(path, "stream")


def img2table_tables(path: Path):
    from img2table.document import PDF

    out = []
    found = PDF(str(path)).extract_tables(implicit_rows=True, borderless_tables=True)
    for tables in found.values():
        for table in tables:
            spans = {}
            for r, row in table.content.items():
                for c, cell in enumerate(row):
                    key = (cell.bbox.x1, cell.bbox.y1, cell.bbox.x2, cell.bbox.y2)
                    first = spans.setdefault(key, {"row": r, "col": c, "rowSpan": 1, "colSpan": 1, "text": cell.value or ""})
                    first["rowSpan"] = max(first["rowSpan"], r - first["row"] + 1)
                    first["colSpan"] = max(first["colSpan"], c - first["col"] + 1)
            out.append({"cells": list(spans.values())})
    return out


TOOLS = {
    "camelot lattice": lambda p: camelot_tables(p, "lattice"),
    "camelot lattice, else stream": camelot_best,
    "img2table": img2table_tables,
}

for name, read in TOOLS.items():
    for path in sorted(Path(sys.argv[1]).glob("*.pdf")):
        start = time.perf_counter()
        try:
            tables = read(path)
        except ImportError as error:
            print(f"{name} is not installed: {error}", file=sys.stderr)
            break
        except Exception as error:  # A file that a tool cannot read counts as no table found.
            print(f"{name}: {path.name}: {error}", file=sys.stderr)
            tables = []
        print(json.dumps({"tool": name, "file": path.name, "seconds": time.perf_counter() - start, "tables": tables}), flush=True)
