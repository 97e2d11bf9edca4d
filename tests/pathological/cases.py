"""Inputs that are hostile, huge or broken, made on the spot. Each maker fills a folder and gives the arguments."""

import os
import resource
import signal
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

MB = 1000 * 1000


@dataclass
class Case:
    """What is made, and what must come of it: the exit status, patterns on stderr, the bounds."""
    make: Callable
    exit: int = 0
    stderr: list = field(default_factory=list)
    seconds: int = 60
    peak_mb: int = 1000
    prepare: Callable = None
    stdout: str = None
    plain_only: bool = False  # too large with sanitizers


def post(text, *arguments):
    """A maker of one post, to be made into both outputs (or as the arguments say)."""
    def make(folder):
        data = text() if callable(text) else text
        (folder / 'post.md').write_bytes(data if isinstance(data, bytes) else data.encode())
        return ['post.md', *arguments]
    return make


def with_shortcodes(text, *arguments, configuration='true'):
    """A maker of one post whose configuration has the key `shortcodes`."""
    def make(folder):
        (folder / 'bifolio.yaml').write_text(f'shortcodes: {configuration}\n', encoding='utf-8')
        return post(text, *arguments)(folder)
    return make


def nested_shortcodes(name, depth):
    return f'{{{{< {name} >}}}}\n' * depth + '心\n' + f'{{{{< /{name} >}}}}\n' * depth


def with_image(name, data):
    """A maker of a post that shows one image."""
    def make(folder):
        (folder / name).write_bytes(data() if callable(data) else data)
        (folder / 'post.md').write_text(f'# 图\n\n![一幅图]({name})\n', encoding='utf-8')
        return ['post.md']
    return make


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(width, height, data):
    """A PNG file with the given pixel data, which need not fit."""
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(data)) + chunk(b'IEND', b''))


def yaml_bomb():
    lines = ['a0: &a0 [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]']
    lines += [f'a{i}: &a{i} [{", ".join([f"*a{i - 1}"] * 9)}]' for i in range(1, 12)]
    return '---\n' + '\n'.join(lines) + '\ntags: *a11\n---\n\n正文\n'


def noncharacters():
    """All 66 of them: as they are, as numeric references, and as YAML's escapes."""
    codes = [*range(0xfdd0, 0xfdf0), *(plane << 16 | low for plane in range(17) for low in (0xfffe, 0xffff))]
    escapes = ''.join(f'\\U{code:08x}' for code in codes)
    references = ''.join(f'&#x{code:x};' for code in codes)
    return f'---\ntitle: "题{escapes}"\n---\n\n文{"".join(map(chr, codes))}\n\n字{references}\n\n<b>字{references}</b>\n'


def svg_bomb():
    entities = ''.join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    return (f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "哈">{entities}]>'
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e11;</text></svg>').encode()


def svg(body):
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300">{body}</svg>'.encode()


def svg_filter(element, attributes):
    return svg(f'<filter id="f"><{element} baseFrequency="1" {attributes}/></filter>'
               '<rect width="300" height="300" filter="url(#f)"/>')


def svg_matrix(order):
    return f'order="{order}" kernelMatrix="{"1 " * order * order}"'


def svg_uses():
    levels = ''.join(f'<g id="u{i}">' + f'<use href="#u{i - 1}"/>' * 10 + '</g>' for i in range(1, 9))
    return svg(f'<defs><rect id="u0" width="1" height="1"/>{levels}</defs><use href="#u8"/>')


def svg_flat_uses():
    uses = ''.join(f'<use href="#m" x="{i % 300}" y="{i // 300}"/>' for i in range(20_000))
    return svg(f'<defs><path id="m" d="M0 0h1v1z"/></defs>{uses}')


def notes(count):
    return (''.join(f'第{i}句[^{i}]。' for i in range(count)) + '\n\n'
            + ''.join(f'[^{i}]: 注{i}\n' for i in range(count)))


def table(columns, rows):
    row = '|' + '甲|' * columns + '\n'
    return row + '|' + '-|' * columns + '\n' + row * rows


def many_files(folder):
    (folder / 'empty').mkdir()
    return ['empty', '-O', 'out']


def folder_as_post(folder):
    (folder / 'post.md').mkdir()
    return ['post.md', '-o', 'post.epub']


def unreadable(folder):
    # Root may read any file, but nobody may read this one from its start.
    os.symlink('/proc/self/mem', folder / 'post.md')
    return ['post.md']


def target_is_folder(folder):
    (folder / 'post.md').write_text('正文\n', encoding='utf-8')
    (folder / 'post.epub').mkdir()
    return ['post.md', '-o', 'post.epub']


def old_output(folder):
    (folder / 'post.md').write_text('正文\n' * 10000, encoding='utf-8')
    (folder / 'post.epub').write_text('old', encoding='utf-8')
    return ['post.md', '-o', 'post.epub']


def small_disk():
    """In the child: no file may grow beyond a page, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


PNG_1 = png(1, 1, b'\0\xff\0\0')
HTML_DEPTH = 100_000

def missing_images(folder):
    """Each name is looked for in several folders, then in other letters."""
    for i in range(3000):
        Path(folder, f'File{i}.txt').write_text('', encoding='utf-8')
    text = ''.join(f'![图](no{i}.png)\n' for i in range(3000))
    Path(folder, 'post.md').write_text(text, encoding='utf-8')
    return ['post.md', '-o', 'post.epub']


def image_loop(folder):
    os.symlink('.', Path(folder, 'loop'))
    os.symlink('b.png', Path(folder, 'a.png'))
    os.symlink('a.png', Path(folder, 'b.png'))
    text = f'![图](a.png) ![图]({"loop/" * 2000}none.png) ![图]({"../" * 2000}none.png)\n'
    Path(folder, 'post.md').write_text(text, encoding='utf-8')
    return ['post.md', '-o', 'post.epub']


CASES = {
    # Size and depth.
    'line of 50 MB': Case(post(lambda: '山高月小，水落石出。' * (50 * MB // 30), '-o', 'post.epub'),
                          seconds=120, peak_mb=3000),
    'line of 50 MB as PDF': Case(post(lambda: '山高月小，水落石出。' * (50 * MB // 30), '-o', 'post.pdf'),
                                 seconds=300, peak_mb=4000, plain_only=True),
    'Latin line of 50 MB without a space': Case(post(lambda: 'x' * (50 * MB), '-o', 'post.epub'),
                                                seconds=120, peak_mb=3000),
    'line of 1 MB in both outputs': Case(post(lambda: '山高月小，水落石出。' * (MB // 30)), seconds=120),
    'word of 1 MB in both outputs': Case(post(lambda: 'x' * MB), seconds=120),
    '10 000 nested quotes': Case(post(lambda: '>' * 10_000 + ' 深'), stderr=['nesting-too-deep']),
    '10 000 nested lists': Case(post(lambda: '- ' * 10_000 + '深'), stderr=['nesting-too-deep']),
    '10 000 nested quotes and lists': Case(post(lambda: '> - ' * 10_000 + '深'), stderr=['nesting-too-deep']),
    '100 000 opening brackets': Case(post(lambda: '[' * 100_000)),
    '100 000 pairs of brackets': Case(post(lambda: '[' * 50_000 + '字' + ']' * 50_000)),
    '50 000 openings of links': Case(post(lambda: '[字](' * 50_000)),
    '50 000 openings of images': Case(post(lambda: '![' * 50_000)),
    'deep emphasis': Case(post(lambda: '*字 _字 ' * 20_000)),
    'deep strong emphasis that closes': Case(post(lambda: '**字 ' * 5_000 + ' 字**' * 5_000),
                                             stderr=['nesting-too-deep']),
    '100 000 asterisks': Case(post(lambda: '*' * 100_000 + '字')),
    '100 000 emphases between Han': Case(post(lambda: '**真，**她' * 100_000), seconds=180, peak_mb=2000),
    '100 000 backticks': Case(post(lambda: ''.join('`' * (i % 300) + '字' for i in range(1000)))),
    '100 000 tildes': Case(post(lambda: '字~~字' * 30_000)),
    'table of 5 000 rows': Case(post(lambda: table(8, 5_000)), seconds=180),
    'table of 1 000 columns': Case(post(lambda: table(1_000, 2)), seconds=120),
    '5 000 footnotes': Case(post(lambda: notes(5_000)), seconds=120),
    'footnotes that name each other': Case(post('甲[^1]。\n\n[^1]: 见[^2]。\n\n[^2]: 见[^1]。\n')),
    '50 000 link definitions': Case(post(lambda: '\n'.join(f'[键{i}]: /u{i}' for i in range(50_000)) + '\n\n[键9]\n')),
    '20 000 equal headings': Case(post(lambda: '## 同\n\n' * 20_000), seconds=180),
    'heading of 1 MB': Case(post(lambda: '# ' + '长' * (MB // 3)), seconds=120),
    'code block of 5 MB that never closes': Case(post(lambda: '```c\n' + 'int x; // 注释\n' * 300_000, '-o', 'post.epub'),
                                                 seconds=120, peak_mb=1500),
    'HTML nested deeply': Case(post(lambda: '<div>' * HTML_DEPTH + '字' + '</div>' * HTML_DEPTH)),
    'HTML of 200 000 open elements': Case(post(lambda: '<div>' * 200_000 + '字')),
    'HTML of 100 000 parts outside of their wholes': Case(post(lambda: '<div>' + '<li><dd><rt><td>' * 25_000 + '字')),
    'HTML of 50 000 kinds of formatting that never end': Case(
        post(lambda: '<ul>' + ''.join(f'<li><b id={i}>字' for i in range(50_000)), '-o', 'post.epub'), seconds=120),
    'HTML attribute of 1 MB': Case(post(lambda: '<div title="' + '题' * (MB // 3) + '">字</div>')),
    'HTML tag of 100 000 attributes': Case(post(lambda: '<div ' + ' '.join(f'a{i}=1' for i in range(100_000)) + '>字</div>')),
    'HTML of 200 000 quotes that do not end': Case(post(lambda: '<div>\n' + '<a b=">"' * 200_000, '-o', 'post.epub'),
                                                   seconds=120),
    'HTML tables nested deeply': Case(post(lambda: '<table><tr><td>' * 50_000 + '字')),
    'HTML cells of a thousand rows and columns': Case(
        post(lambda: '<table><tr>' + '<td rowspan=1000 colspan=1000>字' * 300 + '<tr><td>行' * 300), seconds=180),
    'HTML row of 20 000 cells': Case(post(lambda: '<table><tr>' + '<td>字' * 20_000), seconds=180),
    'HTML with Markdown between 10 000 tags': Case(post(lambda: '<div>\n\n字\n\n' * 10_000), seconds=180),
    '20 000 links in HTML': Case(post(lambda: '字' + '<a href="https://example.org/">链</a>' * 20_000, '-o', 'post.epub'),
                                 seconds=120),
    'HTML comment that never closes': Case(post(lambda: '前\n\n<!--' + ' 字' * 500_000)),
    '20 000 bare addresses': Case(post(lambda: 'https://example.org/路，见www.example.org。' * 20_000), seconds=180),
    # Extensions.
    '100 000 dollars': Case(post(lambda: '$字' * 100_000)),
    '50 000 formulas that do not close': Case(post(lambda: '\\(字' * 50_000)),
    '100 000 formulas without a close': Case(post(lambda: '$$\n' * 99_999), seconds=120),
    '50 000 marks': Case(post(lambda: '==字' * 50_000, '--extensions=all'), seconds=120),
    '20 000 superscripts that cannot be': Case(post(lambda: '(^a' * 20_000 + ' x' + 'y^)' * 20_000, '--extensions=all'),
                                               seconds=120),
    '50 000 lines of colons': Case(post(lambda: ':::\n' * 50_000), seconds=120),
    '20 000 containers that never close': Case(post(lambda: '::: tip\n' * 20_000), seconds=120,
                                               stderr=['unclosed-container']),
    'blank lines in 40 containers': Case(post(lambda: '::: tip\n' * 40 + '甲\n\n' * 5_000), seconds=120,
                                         stderr=['unclosed-container']),
    '300 nested admonitions': Case(post(lambda: ''.join('    ' * i + '!!! note\n' for i in range(300)))),
    '10 000 definitions': Case(post(lambda: '甲\n: 乙\n\n' * 10_000), seconds=180),
    '20 000 attributes': Case(post(lambda: '甲\n' + '{.a}\n' * 20_000, '--extensions=all')),
    '100 000 quotes for the typographer': Case(post(lambda: '"字 ' * 50_000 + '\'a "' * 50_000, '--extensions=all')),
    '100 000 names of emoji': Case(post(lambda: ':smile' * 100_000)),
    # Front matter.
    '100 000 shortcodes that never end': Case(with_shortcodes(lambda: '{{<' * 100_000), stderr=['bad-shortcode']),
    '100 000 tags of shortcodes that never end': Case(with_shortcodes(lambda: '{{< a b=c ' * 100_000),
                                                      stderr=['bad-shortcode']),
    '100 000 comments in shortcodes that never end': Case(with_shortcodes(lambda: '{{</* ' * 100_000),
                                                          stderr=['bad-shortcode']),
    '100 000 quotes in shortcodes that never end': Case(
        with_shortcodes(lambda: '{{< a "' * 50_000 + '\n\n' + '{{< a "{{< b `' * 25_000), stderr=['bad-shortcode']),
    '100 000 shortcodes that nothing closes': Case(with_shortcodes(lambda: '{{< tip >}}' * 100_000),
                                                   stderr=['not closed']),
    '100 000 shortcodes that were not opened': Case(with_shortcodes(lambda: '{{< /tip >}}' * 100_000),
                                                    stderr=['not open']),
    '10 000 nested shortcodes': Case(with_shortcodes(lambda: nested_shortcodes('tip', 10_000)),
                                     stderr=['nesting-too-deep']),
    'shortcodes that double what they hold': Case(
        with_shortcodes(lambda: nested_shortcodes('two', 60), configuration='{two: "{inner}{inner}"}'),
        stderr=['makes the text too long']),
    'shortcode that repeats a prefix': Case(
        with_shortcodes(lambda: '>' * 90 + ' {{< q >}}' + '\n>a' * 100_000 + '{{< /q >}}', '-o', 'post.epub',
                        configuration='{q: "' + '> ' * 45 + '{inner}"}')),
    'shortcode with an argument of 1 MB': Case(
        with_shortcodes(lambda: '{{< figure src=x.png caption="' + '长' * (MB // 3) + '" >}}'), seconds=120),
    '50 000 unknown shortcodes': Case(with_shortcodes(lambda: ''.join(f'{{{{< a{i} >}}}}' for i in range(50_000)) + '字'),
                                      stderr=['unknown-shortcode']),
    '100 000 shortcodes on a line': Case(with_shortcodes(lambda: '字{{< param a >}}' * 50_000 + '{{< ref b >}}' * 50_000,
                                                         '-o', 'post.epub'), seconds=120),
    '20 000 blocks of shortcodes': Case(with_shortcodes(lambda: '{{< quote >}}\n字\n{{< /quote >}}\n' * 20_000,
                                                        '-o', 'post.epub'), seconds=120),
    'front matter that never closes': Case(post(lambda: '---\ntitle: 题\n' + 'key: 值\n' * 100_000), seconds=120,
                                           stderr=['unclosed-front-matter']),
    'YAML with exploding aliases': Case(post(yaml_bomb)),
    'YAML nested 100 000 deep': Case(post(lambda: '---\ntags: ' + '[' * 100_000 + '\n---\n\n正文\n'),
                                     stderr=['bad-front-matter']),
    'YAML with 50 000 equal keys': Case(post(lambda: '---\n' + 'title: 题\n' * 50_000 + '---\n\n正文\n'),
                                        stderr=['duplicate-key']),
    'YAML alias to nothing': Case(post('---\ntitle: *nobody\n---\n\n正文\n'), stderr=['bad-front-matter']),
    # Bytes.
    'empty file': Case(post(''), stderr=['empty-document']),
    'only front matter': Case(post('---\ntitle: 题\n---\n'), stderr=['empty-document']),
    'NUL bytes': Case(post(lambda: b'a\0' * 100_000), stderr=['nul-byte']),
    'invalid UTF-8': Case(post(lambda: b'\xe4\xb8\xff\xfe\x80 ' * 50_000), stderr=['bad-encoding']),
    'noncharacters': Case(post(noncharacters), stderr=['bad-encoding']),
    'UTF-16 cut in the middle': Case(post(b'\xff\xfe' + '正文'.encode('utf-16-le')[:-1]), stderr=['bad-encoding']),
    'unknown encoding': Case(post('正文', '--from-encoding=klingon'), exit=1, stderr=['unknown-encoding']),
    # Images.
    'PNG cut off': Case(with_image('a.png', PNG_1[:-20]), stderr=['broken-image']),
    'PNG that is text': Case(with_image('a.png', b'not an image'), stderr=['unsupported-image']),
    'empty PNG': Case(with_image('a.png', b''), stderr=['unsupported-image']),
    'PNG that claims 65 535 squared': Case(with_image('a.png', png(65535, 65535, b'\0')), stderr=['broken-image']),
    'PNG of 100 million pixels': Case(with_image('a.png', lambda: png(10_000, 10_000, bytes(30_001 * 10_000))),
                                      peak_mb=600),
    'JPEG cut off': Case(with_image('a.jpg', b'\xff\xd8\xff\xe0\0\x10JFIF\0\1'), stderr=['broken-image']),
    'GIF cut off': Case(with_image('a.gif', b'GIF89a\xff\xff\xff\xff\0\0\0'), stderr=['broken-image']),
    'WebP cut off': Case(with_image('a.webp', b'RIFF\xff\xff\0\0WEBPVP8 '), stderr=['broken-image']),
    'SVG with exploding entities': Case(with_image('a.svg', svg_bomb), stderr=['unsupported-image']),
    'SVG with a filter of many octaves': Case(with_image('a.svg', svg_filter('feTurbulence', 'numOctaves="2000000000"')),
                                              stderr=['too strong.*unsupported-image']),
    'SVG with a large matrix': Case(with_image('a.svg', svg_filter('feConvolveMatrix', svg_matrix(100))),
                                    stderr=['too strong']),
    'SVG with nested uses': Case(with_image('a.svg', svg_uses), stderr=['too often']),
    'SVG with 20 000 flat uses': Case(with_image('a.svg', svg_flat_uses), stderr=['^$']),
    'SVG with a noncharacter': Case(with_image('a.svg', svg('<text>\ufdd0</text>')), stderr=['unsupported-image']),
    # The environment.
    '3 000 missing images among 3 000 files': Case(missing_images, stderr=['missing-image']),
    '1 000 images on the network': Case(post(lambda: ''.join(f'![图](https://h{i}.invalid/a.png)\n\n' for i in range(1000))),
                                        stderr=['remote-image']),
    'images listed, the network refused': Case(post('![图](http://localhost/a.png)\n', '--fetch-images=localhost', '--cache-dir', 'c',
                                               '-o', 'post.epub'), stderr=['fetch-refused']),
    'images in a loop of links': Case(image_loop, stderr=['missing-image']),
    'missing file': Case(lambda folder: ['nowhere.md'], exit=1, stderr=['nowhere.md', 'cannot-read']),
    'folder with no Markdown': Case(many_files, exit=1, stderr=['no-markdown']),
    'folder in the place of a file': Case(folder_as_post, exit=2),
    'unreadable file': Case(unreadable, exit=1, stderr=['post.md', 'cannot-read']),
    'target in a folder that does not exist': Case(post('正文\n', '-o', 'no/such/post.epub'), exit=1,
                                                   stderr=['no/such/post.epub', 'cannot-write']),
    'target that cannot be written': Case(post('正文\n', '-o', '/proc/post.epub'), exit=1, stderr=['cannot-write']),
    'target that is a folder': Case(target_is_folder, exit=1, stderr=['post.epub', 'cannot-write']),
    'standard output that is full': Case(post('正文\n', '-o', '-', '--to', 'epub'), exit=1,
                                         stderr=['^bifolio: error: cannot write standard output: .*cannot-write'],
                                         stdout='/dev/full'),
    'disk that is full': Case(post(lambda: '正文\n' * 10_000), exit=1, stderr=['cannot-write'], prepare=small_disk),
    'disk that is full, an older output there': Case(old_output, exit=1, stderr=['cannot-write'], prepare=small_disk),
}
