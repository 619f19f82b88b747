"""A bar chart of the medians of cold starts as SVG: initialization dark, first invocation light."""
import html

WIDTH, LEFT, RIGHT, BAR, GAP = 860, 240, 70, 18, 8
COLOURS = {"packshot": ("#0b5cad", "#7db7ee"), "floor": ("#777", "#bbb"), "quarkus": ("#a33a1b", "#eba18c"),
           "micronaut": ("#7a4d99", "#c7a9dc")}
MODES = {"plain": "zip, no archive", "runtime": "zip, java25's archive", "own": "container, own archive",
         "noshare": "zip, without the JDK's archive", "primed": "after a primed snapshot"}


def svg(millis, title):
    bars = [(name, 0 if "/primed/" in name else value["init"], value["first"]) for name, value in millis.items()]
    scale = (WIDTH - LEFT - RIGHT) / max(init + first for _, init, first in bars)
    height = 50 + len(bars) * (BAR + GAP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
             'font-family="system-ui,sans-serif" font-size="12">',
             f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
             f'<text x="10" y="22" font-size="15">{html.escape(title)}</text>']
    for index, (name, init, first) in enumerate(bars):
        function, mode, jdk = name.split("/")
        dark, light = COLOURS[function.split("-")[0]]
        top = 40 + index * (BAR + GAP)
        label = f"{function}, {MODES[mode]}, {jdk}"
        parts += [f'<text x="{LEFT - 8}" y="{top + 13}" text-anchor="end">{html.escape(label)}</text>',
                  f'<rect x="{LEFT}" y="{top}" width="{init * scale:.1f}" height="{BAR}" fill="{dark}"/>',
                  f'<rect x="{LEFT + init * scale:.1f}" y="{top}" width="{first * scale:.1f}" height="{BAR}" '
                  f'fill="{light}"/>',
                  f'<text x="{LEFT + (init + first) * scale + 5:.1f}" y="{top + 13}">{init + first:.0f} ms</text>']
    return "\n".join([*parts, "</svg>", ""])
