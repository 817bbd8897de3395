"""Signs that Word stores as a character of a symbol font (w:sym), in Unicode."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0xA1: "○", 0xA7: "■", 0xA8: "□",
    0xD8: "➢", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x50: "√", 0x4F: "×",
    0xB2: "°", 0xB0: "°", 0xB3: "≥", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓",
}  # fmt: skip
_WINGDINGS_ONLY = {0x80 + i: chr(ord("①") + i - 1) for i in range(1, 11)} | {
    0x8B + i: chr(ord("❶") + i - 1) for i in range(1, 11)
}
_SYMBOL = {
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB7: "·",
    0xA5: "∞", 0xA2: "′", 0xBE: "—", 0xD7: "·", 0x2D: "−", 0x25: "%", 0xD6: "√",
    0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x71: "θ", 0x72: "ρ",
    0x73: "σ", 0x66: "φ", 0x77: "ω", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """The character of a `w:sym` with this font and hexadecimal code; □ for one without a Unicode counterpart."""
    try:
        point = int(code, 16)
    except ValueError:
        return "□"
    private = 0xF000 <= point <= 0xF0FF
    if not private and not (point < 0x100 and font.lower().startswith(("wingdings", "symbol"))):
        return chr(point) if 0x20 <= point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else "□"
    low = point & 0xFF
    if font.lower() == "symbol":
        return _SYMBOL.get(low) or (chr(low) if 0x20 <= low < 0x7F else "□")
    if font.lower() == "wingdings" and low in _WINGDINGS_ONLY:
        return _WINGDINGS_ONLY[low]
    if font.lower().startswith("wingdings") or font.lower() == "webdings":
        return _WINGDINGS.get(low, "□")
    return chr(low) if 0x20 <= low < 0x7F else "□"
