"""What stands in lines of reports and in cells of their tables: prose, figures, dates, codes, ordinals, marks, abbreviations, places."""

import json
import lzma
import random
import re
import unicodedata

R = random.Random()
prose, names, short, WORDS = [], [], [], []


def load(prose_file, units_file):
    """Fills the lists that texts are drawn from: passages, one a line, and names of administrative units."""
    prose.extend(unicodedata.normalize("NFC", l.strip()) for l in open(prose_file, encoding="utf8"))
    walk(json.load(lzma.open(units_file)))
    kind = r"^(Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn) "
    short.extend(re.sub(kind, "", n) for n in names)
    WORDS.extend(w for l in prose[:3000] for w in l.split() if re.fullmatch(r"[\w]+", w))


def walk(x):
    if isinstance(x, dict):
        for k, v in x.items():
            if k in ("name", "full_name", "FullName", "Name") and isinstance(v, str):
                names.append(unicodedata.normalize("NFC", v))
            else:
                walk(v)
    elif isinstance(x, list):
        for v in x:
            walk(v)


ABBR = """
UBND HĐND TTHC CCHC BVĐK TTYT TYT PKĐKKV CNTT DVC CBCCVC VBQPPL STT TT ĐVT TTPVHCC CCVC BHXH BHYT KHHGĐ
DS-KHHGĐ ATVSTP TTPCBXH HIV/AIDS SYT BYT BNV BTC TTg CP NQ QĐ KH BC CV TB HD CT GDĐT LĐTBXH TNMT KHĐT NN&PTNT
VHTT TTTT KHCN GTVT XD CAND MTTQ CBCC DTI PAPI PCI SIPAS PAR HCC LGSP IOC TSCĐ NSNN XDCB ODA GRDP THCS THPT
PTDT QLNN QLDA CKI CKII CĐ ĐH ThS TS BS ĐD NHS KTV DS RHM YHCT YTDP NCT CTNH HSĐXKT HSMT PHCN QLCL NVYT
""".split()
ROM = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
d = lambda a, b: R.randint(a, b)


def roman():
    return R.choice(ROM[: d(3, 20)])


def vn(n):
    return f"{n:,}".replace(",", ".")


def number():
    k = R.random()
    n = d(0, 10 ** d(1, d(1, 9)))
    if k < 0.3:
        return str(d(0, 10 ** d(1, 3)))
    if k < 0.45:
        return vn(n)
    if k < 0.5:
        return f"{n:,}"
    if k < 0.65:
        return f"{d(0,10**d(1,4))},{d(0,99 if R.random()<.5 else 9)}"
    if k < 0.7:
        return f"{vn(n)},{d(0,99)}"
    if k < 0.75:
        return f"{d(0,1000)}.{d(0,99)}"
    if k < 0.85:
        return f"{d(0,100)}{R.choice([',','.'])}{d(0,99)}{R.choice(['%',' %'])}"
    if k < 0.9:
        return f"{d(0,100)}%"
    if k < 0.94:
        return f"{d(0,99):02d}"
    if k < 0.97:
        return f"{d(0,2000)}/{d(1,2000)}"
    return R.choice(["-", "+"]) + str(d(1, 100))


def date():
    k = R.random()
    D, M, Y = d(1, 31), d(1, 12), d(2003, 2027)
    s = R.choice(
        [f"{D}/{M}/{Y}", f"{D:02d}/{M:02d}/{Y}", f"{D:02d}/{M:02d}/{Y}", f"{D:02d}-{M:02d}-{Y}", f"{D:02d}.{M:02d}.{Y}"]
    )
    if k < 0.35:
        return s
    if k < 0.5:
        return f"{s} {R.choice('-–')} {d(1,28)}/{d(1,12)}/{Y}"
    if k < 0.6:
        return f"Ngày {s}"
    if k < 0.65:
        return f"{R.choice(['Sáng','Chiều','Thứ '+str(d(2,7))])} {s}"
    if k < 0.75:
        return f"Quý {R.choice(['I','II','III','IV',str(d(1,4))])}{R.choice(['','/',' năm '])}{Y}"
    if k < 0.85:
        return R.choice(
            [
                f"tháng {M}/{Y}",
                f"T{M}/{Y}",
                f"KH {Y}",
                f"TH {Y}",
                f"Năm {Y}",
                f"{Y}",
                f"{Y}-{Y+1}",
                f"6 tháng đầu năm {Y}",
            ]
        )
    return f"{d(6,18)}h{R.choice(['00','30','15','45'])} {R.choice('-–')} {d(6,18)}h{R.choice(['00','30'])}"


def code():
    k = R.random()
    if k < 0.3:
        return f"{R.choice('VIABCDĐ')}.{d(1,20):02d}.{d(1,20):02d}.{d(1,40):02d}"
    if k < 0.5:
        return ".".join(
            ["".join(R.choice("ABCDGHKLMNPQSTVXY") for _ in range(2)) for _ in range(2)] + [f"{d(1,99):02d}"]
        )
    if k < 0.6:
        return f"{d(1,2)}.{d(0,20000):06d}.000.00.00.H{d(1,63):02d}"
    if k < 0.8:
        return f"{d(1,9)}.{d(1,20)}" + R.choice(["", ".", f".{d(1,20)}", f".{d(1,9)}."])
    if k < 0.9:
        return str(d(10000, 99999))
    return f"{R.choice('ABCM')}{d(1,99):02d}{R.choice(['','-H','a/BC','-KL'])}"


def docno():
    return f"{d(1,5000)}/{R.choice(['',str(d(2005,2026))+'/'])}{R.choice(['QĐ','KH','NQ','TT','NĐ','BC','CT','CV','TTLT','TB'])}-{R.choice(ABBR)}"


def colno():
    k = R.random()
    a, b, c = d(1, 30), d(1, 30), d(1, 30)
    if k < 0.5:
        return R.choice([f"({a})", f"({a})", f"({d(1,9)})", f"({d(1,9)}"])
    if k < 0.62:
        return f"({a}) / ({b})"
    if k < 0.7:
        return f"({a})/({b})"
    if k < 0.78:
        return f"{a}={b}{R.choice('+-/')}{c}"
    if k < 0.86:
        return f"({a})=({b}){R.choice('+-/')}({c})"
    if k < 0.92:
        return f"{a}={b}/{c}x100"
    return R.choice(["A", "B", "C", "(A)", "(B)", "a", "b"])


def mark():
    return R.choice(
        [
            "x",
            "X",
            "x",
            "X",
            "X*",
            "(*)",
            "*",
            "-",
            '"',
            "+",
            "**",
            "Có",
            "Không",
            "Đạt",
            "K",
            "đ",
            "m²",
            "m³",
            "%",
            "Ha",
            "kg",
            "km",
            "tấn",
            "…",
        ]
    )


def place():
    n = R.choice(names)
    k = R.random()
    if k < 0.3:
        return n
    if k < 0.6:
        return f"{R.choice(['TYT','UBND','BVĐK','TTYT','PKĐKKV','Công an','Đảng ủy','HĐND','Trạm Y tế','Trung tâm Y tế','Bệnh viện đa khoa'])} {R.choice(['xã ','huyện ','phường ','thị trấn ','thành phố ','TP ','tỉnh ',''])}{R.choice(short)}"
    if k < 0.8:
        return f"xã {R.choice(short)} huyện {R.choice(short)}"
    if k < 0.9:
        return R.choice(["Sở ", "Ban ", "Phòng ", "Chi cục "]) + " ".join(w for w in R.choice(prose).split()[: d(2, 4)])
    return R.choice(short) + R.choice(["; ", ", ", " - "]) + R.choice(short)


def chunk(a=1, b=12):
    w = R.choice(prose).split()
    n = d(a, b)
    i = d(0, max(0, len(w) - n))
    return " ".join(w[i : i + n])


def slashed():
    """Words and references joined by a stroke, as headers and units have them."""
    k = R.random()
    if k < 0.45:
        a, b = chunk(1, 3).rstrip(".,;:"), chunk(1, 3)
        return f"{chunk(1,3)} {a}{R.choice(['/','/','/',' / '])}{b}" if R.random() < 0.5 else f"{a}{R.choice(['/','/','/ ',' / '])}{b}"
    if k < 0.6:
        return f"{R.choice(ABBR)}/{R.choice(ABBR)}"
    if k < 0.8:
        return f"({d(1,20)}){R.choice([' / ','/',' / '])}({d(1,20)}{R.choice([')',')',''])}"
    return f"{number()}{R.choice(['đ','đồng','','ha'])}/{d(1,12)} {chunk(1,2)}"


def listed():
    """Things one after another: what stands between them is what engines misread."""
    s = chunk(1, 4).rstrip(".,;:")
    for _ in range(d(1, 3)):
        s += R.choice([", ", "; ", ". ", ": ", " - ", ", ", "; "]) + chunk(1, 4).rstrip(".,;:")
    return s + R.choice(["", ";", ".", ",", ":", "..."])


def short_words():
    return " ".join(R.choice(WORDS) for _ in range(d(1, 4)))


def text():
    k = R.random()
    if k < 0.045:
        s = slashed()
    elif k < 0.10:
        s = listed()
    elif k < 0.36:
        s = chunk(3, 13)
    elif k < 0.44:
        s = chunk(1, 4) + R.choice(["", "", "", ".", ";", ",", ":"])
    elif k < 0.47:
        s = short_words()
    elif k < 0.50:
        s = short_words().capitalize()
    elif k < 0.62:
        s = number()
    elif k < 0.65:
        s = R.choice(
            [
                str(d(1, 99)) + R.choice(["", "", ".", ")"]),
                str(d(0, 9)),
                str(d(1, 12)),
                "1",
                "1",
                "I",
                str(d(1, 20)) + ".",
            ]
        )
    elif k < 0.675:
        s = roman() + R.choice(["", "", ".", ")"])
    elif k < 0.70:
        s = R.choice(
            [
                f"{chunk(1,3)} ({R.choice(['hạng','bậc','loại','mức','quý'])} {roman()})",
                f"hạng {roman()}",
                f"{chunk(1,2)} {R.choice(['hạng','bậc','nhóm','vùng','giai đoạn'])} {roman()}",
                f"({roman()})",
                f"CK{R.choice(['I','II'])} {R.choice(WORDS)}",
            ]
        )
    elif k < 0.735:
        s = date()
    elif k < 0.765:
        s = code()
    elif k < 0.78:
        s = docno()
    elif k < 0.81:
        s = colno()
    elif k < 0.83:
        s = R.choice([mark(), mark(), "X*", "x*", R.choice(ABBR) + "*"])
    elif k < 0.87:
        s = place()
    elif k < 0.89:
        s = " ".join(R.choice(ABBR) for _ in range(d(1, 3)))
    elif k < 0.91:
        s = R.choice(ABBR) + " " + chunk(1, 4)
    elif k < 0.93:
        s = R.choice(
            ["- ", "+ ", "* ", "• ", f"{R.choice('abcdđegh')}) ", f"{d(1,20)}. ", f"{d(1,9)}.{d(1,9)}. "]
        ) + chunk(2, 9)
    elif k < 0.945:
        s = (
            R.choice(["≤", "≥", "<", ">", "≤", "≥"])
            + R.choice(["", " "])
            + R.choice([number(), f"{d(1,60)} ngày", f"{d(1,30)} ngày làm việc", f"{d(1,100)}%"])
        )
    elif k < 0.955:
        s = "☐ " + chunk(1, 5) + (R.choice([" ☐ ", "   ☐ "]) + chunk(1, 4) if R.random() < 0.3 else "")
    elif k < 0.965:
        s = R.choice(["Số: ", "Tỷ lệ: ", "ngày: ", "Số lượng: ", "Kết quả: "]) + R.choice(
            ["", "...", "......", ".........%", "…… cơ sở"]
        )
    elif k < 0.98:
        s = f"{number()} {R.choice(['đồng','triệu đồng','tỷ đồng','ngày','tháng','người','hồ sơ','điểm','đ','m²','m³/ngày','kg','giường','lượt','xã','đơn vị','%'])}"
    else:
        s = R.choice(["(Kèm theo ", "(Nghỉ tết từ ", "(Ban hành kèm theo "]) + R.choice([date(), docno()]) + ")"
    if R.random() < 0.2 and len(s) > 2:
        s = s.upper().replace("M²", "m²").replace("M³", "m³")
    elif R.random() < 0.04 and len(s) > 3:
        s = s.title()
    return s
