"""Lines of Vietnamese office print, rendered and worn as copiers and scanners wear them, with their text.

python worn_lines.py --seed 1 --count 50000 --out lines.pkl --model FOLDER --fonts FOLDER --prose lines.txt --units units.json.xz [--dots 0.2]

FOLDER of the model: `combine_tessdata -u vie.traineddata FOLDER/vie.`. Fonts: Debian's fonts-croscore, fonts-texgyre, fonts-freefont-otf,
fonts-crosextra-carlito and fonts-dejavu, unpacked. Prose: one passage a line. About half of the lines are prose, the rest what tables hold.
"""

import argparse, io, random, re, json, lzma, numpy as np, unicodedata, pickle
from PIL import Image, ImageDraw, ImageFont, ImageFilter
import line_texts as lt
import network as net

ARGS = argparse.ArgumentParser(description="Worn lines of print")
for name in ("--model", "--fonts", "--prose", "--units", "--out"):
    ARGS.add_argument(name, required=True)
ARGS.add_argument("--seed", type=int, default=1)
ARGS.add_argument("--count", type=int, default=50000)
ARGS.add_argument("--dots", type=float, default=0.2, help="share of lines on a ground of dots")
ARGS = ARGS.parse_args()
R = lt.R
R.seed(ARGS.seed)
lt.load(ARGS.prose, ARGS.units)
d = R.randint
rng = np.random.default_rng(R.randrange(1 << 30))
F = ARGS.fonts + "/usr/share/"
L = F + "fonts/truetype/"


def fam(p, *s):
    return [p + x for x in s]


FONTS = [
    (10, fam(F + "fonts/truetype/croscore/Tinos-", "Regular.ttf", "Bold.ttf", "Italic.ttf", "BoldItalic.ttf")),
    (
        6,
        fam(
            F + "texmf/fonts/opentype/public/tex-gyre/texgyretermes-",
            "regular.otf",
            "bold.otf",
            "italic.otf",
            "bolditalic.otf",
        ),
    ),
    (4, fam(F + "fonts/opentype/freefont/FreeSerif", ".otf", "Bold.otf", "Italic.otf", "BoldItalic.otf")),
    (3, fam(F + "fonts/truetype/croscore/Arimo-", "Regular.ttf", "Bold.ttf", "Italic.ttf", "BoldItalic.ttf")),
    (
        1,
        fam(
            F + "texmf/fonts/opentype/public/tex-gyre/texgyreheroscn-",
            "regular.otf",
            "bold.otf",
            "italic.otf",
            "bolditalic.otf",
        ),
    ),
    (
        1,
        fam(
            F + "texmf/fonts/opentype/public/tex-gyre/texgyreschola-",
            "regular.otf",
            "bold.otf",
            "italic.otf",
            "bolditalic.otf",
        ),
    ),
    (1, fam(F + "fonts/truetype/crosextra/Carlito-", "Regular.ttf", "Bold.ttf", "Italic.ttf", "BoldItalic.ttf")),
    (1, fam(L + "dejavu/DejaVuSerif", ".ttf", "-Bold.ttf", "-Italic.ttf", "-BoldItalic.ttf")),
]
cache = {}


def font(em):
    f = R.choices(FONTS, [w for w, _ in FONTS])[0][1]
    i = R.choices(range(4), [62, 22, 12, 4])[0]
    k = (f[i], em)
    if k not in cache:
        if len(cache) > 400:
            cache.clear()
        cache[k] = ImageFont.truetype(f[i], em)
    return cache[k]


alpha = net.alphabet(ARGS.model)
ok = set(alpha.values()) | set(net.NEW_SIGNS.values())
ok -= set(net.NEW_SIGNS) | {"Joined", "|Broken|0|1"}


def label(s):
    s = s.replace("–", "-").replace("…", "...")
    s = re.sub(r"\s+", " ", s).strip()
    return s if s and all(c in ok for c in s) else None


def render(s):
    """-> PIL L line crop at scan resolution"""
    STIP = ARGS.dots
    kind = R.random()
    dots = kind < STIP
    dpi = R.choices([200, 150, 240, 300], [70, 8, 8, 14])[0]
    pt = R.choices([6.5, 7, 8, 9, 10, 11, 12, 13, 14], [2, 4, 8, 12, 14, 15, 16, 20, 9])[0] * R.uniform(0.95, 1.05)
    if dots:
        pt = max(pt, R.uniform(8.5, 12))
    em = pt * dpi / 72
    SS = 3 if em < 36 else 2
    f = font(max(8, round(em * SS)))
    boxes = [i for i, c in enumerate(s) if c == "☐"]
    full = s
    s = s.replace("☐", "\u2003")
    at = [f.getlength(s[:i]) for i in boxes]
    box = f.getbbox(s)
    box = (min(0, box[0]) if boxes else box[0], box[1], max(box[2], f.getlength(s)) if boxes else box[2], box[3])
    box = tuple(int(v) for v in box)
    w = box[2] - box[0]
    if w <= 0:
        return None
    spread = 0
    mx = round(R.uniform(2, 9) * SS)
    mr = mx
    if dots and R.random() < 0.75:
        mx = round(R.uniform(2, 45) * SS)
        mr = round(R.uniform(2, R.choice([20, 120, 300])) * SS)
    W = w + mx + mr
    # text spans capital accent height to descender: fixed by ink of 'Ầg'
    ref = f.getbbox("ẤgỘ") if R.random() < 0.6 else f.getbbox("hg")
    y0 = min(ref[1], box[1]) if R.random() < 0.85 else box[1]
    y1 = max(ref[3], box[3]) if R.random() < 0.8 else box[3]
    m0, m1 = round(R.uniform(0, 7) * SS), round(R.uniform(0, 7) * SS)
    if R.random() < 0.35:
        m0 += round(R.uniform(0, 0.45) * em * SS)
    if R.random() < 0.25:
        m1 += round(R.uniform(0, 0.35) * em * SS)
    if dots and R.random() < 0.8:  # cells of such a ground are read whole, from rule to rule
        m0 += round(R.uniform(0, 0.6) * em * SS)
        m1 += round(R.uniform(0, 0.5) * em * SS)
    H = int(y1 - y0 + m0 + m1)
    im = Image.new("L", (W, H), 0)
    dr = ImageDraw.Draw(im)
    dr.text((mx - box[0], m0 - y0), s, font=f, fill=255)
    for u in at:
        side = em * SS * R.uniform(0.5, 0.75)
        lw = max(1, round(SS * R.uniform(0.7, 1.8)))
        bx = mx - box[0] + u + em * SS * 0.12
        base = m0 - y0 + f.getmetrics()[0] + em * SS * R.uniform(-0.02, 0.08)
        dr.rectangle([bx, base - side, bx + side * R.uniform(0.9, 1.15), base], outline=255, width=lw)
    # neighbours' parts
    if R.random() < 0.12:
        t = R.choice(lt.prose)[: max(4, len(s))]
        dr.text((mx + d(-20, 20), m0 - y0 - d(int(em * SS * 1.02), int(em * SS * 1.25))), t, font=f, fill=255)
    if R.random() < 0.10:
        t = R.choice(lt.prose)[: max(4, len(s))]
        dr.text((mx + d(-20, 20), m0 - y0 + d(int(em * SS * 1.05), int(em * SS * 1.3))), t, font=f, fill=255)
    if R.random() < 0.06:  # rest of a rule
        if R.random() < 0.5:
            dr.line([(0, R.choice([1, H - 2])), (W, R.choice([1, H - 2]))], fill=255, width=d(1, SS * 2))
        else:
            x = R.choice([1, W - 2])
            dr.line([(x, 0), (x, H)], fill=255, width=d(1, SS * 2))
    if R.random() < 0.5:
        ang = R.gauss(0, 0.45)
        im = im.rotate(ang, Image.BICUBIC, expand=False, fillcolor=0)
    if R.random() < 0.15:
        im = im.transform(im.size, Image.AFFINE, (1, R.uniform(-0.12, 0.12), 0, 0, 1, 0), Image.BICUBIC, fillcolor=0)
    a, b = max(4, round(W / SS)), max(8, round(H / SS))
    im = im.filter(ImageFilter.GaussianBlur(SS * R.uniform(0.15, 0.6)))
    im = im.resize((a, b), Image.BOX)
    x = np.asarray(im, np.float32) / 255  # 1 = ink
    ink = R.uniform(0.92, 1) if dots else R.uniform(0.75, 1)
    paper = R.uniform(0, 0.08)
    x = paper + (ink - paper) * x

    def noise(s, blur):
        n = rng.normal(0, 1, x.shape).astype(np.float32)
        if blur:
            n = (
                np.asarray(
                    Image.fromarray(((n * 32) + 128).clip(0, 255).astype(np.uint8)).filter(
                        ImageFilter.GaussianBlur(blur)
                    ),
                    np.float32,
                )
                - 128
            )
            n /= max(1e-3, n.std())
        return n * s

    if dots:  # coloured ground turned into dots
        g = R.uniform(0.2, 0.43)
        inv = R.random() < 0.12
        if inv:
            x = 1 - x
            g = R.uniform(0.55, 0.8)
            x = np.minimum(x, g) if R.random() < 0.5 else x * g
        else:
            x = np.maximum(x, g) if R.random() < 0.5 else g + x * (1 - g)
        x = x + noise(R.uniform(0.06, 0.2), R.choice([0, 0.4, 0.5, 0.6, 0.7, 0.8]))
        if R.random() < 0.5:
            x = x + noise(R.uniform(0.02, 0.1), R.uniform(3, 8))
        k = R.uniform(-0.5, 2.5)
        if k > 0.1:
            bl = (
                np.asarray(
                    Image.fromarray((x.clip(0, 1) * 255).astype(np.uint8)).filter(
                        ImageFilter.GaussianBlur(R.uniform(1.5, 5))
                    ),
                    np.float32,
                )
                / 255
            )
            x = x + k * (x - bl)
        x = (x > R.uniform(0.45, 0.55)).astype(np.float32)
        pix = 255 * (1 - x)
    elif (kind - STIP) / (1 - STIP) < 0.77:  # black and white
        if R.random() < 0.3:  # pale print, blurred: thin strokes, tone marks and stops are half gone
            pale = np.asarray(
                Image.fromarray((x * 255).clip(0, 255).astype(np.uint8)).filter(
                    ImageFilter.GaussianBlur(R.uniform(0.3, 0.8))
                ),
                np.float32,
            )
            x = pale / 255 + noise(R.uniform(0.05, 0.12), 0)
            x = (x > R.uniform(0.38, 0.6)).astype(np.float32)
        else:
            x = x + noise(R.uniform(0.01, 0.16), R.choice([0, 0, 0.5, 0.7]))
            if R.random() < 0.3:
                x = x + noise(R.uniform(0.02, 0.1), R.uniform(3, 10))
            x = (x > R.choice([0.5, 0.5, R.uniform(0.28, 0.68)])).astype(np.float32)
        pix = 255 * (1 - x)
    else:  # grey
        x = x + noise(R.uniform(0, 0.08), R.choice([0, 0.5]))
        pix = 255 * (1 - x).clip(0, 1) * R.uniform(0.8, 1)
    if R.random() < 0.3:  # dust
        for _ in range(d(1, 9)):
            cx, cy = d(0, a - 1), d(0, b - 1)
            r = R.choice([0, 0, 1, 1, 2])
            pix[max(0, cy - r) : cy + 1 + r // 2, max(0, cx - r) : cx + 1] = 0
    if R.random() < 0.06:  # white scratches
        for _ in range(d(1, 4)):
            cx = d(0, a - 1)
            pix[:, cx : cx + 1] = 255
    out = Image.fromarray(pix.clip(0, 255).astype(np.uint8))
    if dots or (kind - STIP) / (1 - STIP) < 0.77:
        q = R.random()
        if q < 0.6:
            p = np.pad(pix, ((0, 1), (0, 1)), mode="edge")
            out = Image.fromarray(
                ((p[:-1, :-1] + p[1:, :-1] + p[:-1, 1:] + p[1:, 1:]) / 4).clip(0, 255).astype(np.uint8)
            )
        elif q < 0.75:
            f = R.choice([1.0, R.uniform(0.9, 1.5)])
            out = out.transform(
                (max(4, round(a * f)), max(8, round(b * f))),
                Image.AFFINE,
                (1 / f, 0, R.uniform(-0.5, 0.5), 0, 1 / f, R.uniform(-0.5, 0.5)),
                Image.BILINEAR,
                fillcolor=255,
            )
    if not dots and (kind - STIP) / (1 - STIP) >= 0.77 and R.random() < 0.6:
        bio = io.BytesIO()
        out.save(bio, "JPEG", quality=d(25, 80))
        out = Image.open(io.BytesIO(bio.getvalue())).convert("L")
    return out


data = []
while len(data) < ARGS.count:
    s = lt.text()
    l = label(s)
    if l is None:
        continue
    im = render(s)
    if im is None:
        continue
    a = net.scale36(im)
    if a.shape[1] > 1350 or a.shape[1] < 8 or a.shape[1] // 3 < len(l) * 1.2:
        continue
    data.append((a, l))
pickle.dump(data, open(ARGS.out, "wb"))
