"""Folders that are hostile, huge or broken, as sources of a book. Each maker fills a folder and gives the arguments."""

import os

from cases import Case

EPUB = ['-o', 'b.epub']
BOTH = ['-o', 'b.epub', '-o', 'b.pdf']


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def book(files, *arguments):
    """A maker of a folder `s` with these files (or what makes them), to be made into a book."""
    def make(folder):
        write(folder / 's', files() if callable(files) else files)
        return ['book', 's', *(arguments or BOTH)]
    return make


def many(count, text, name='{}.md'):
    return {name.format(i): text.format(i) for i in range(count)}


def site(files, configuration='title = "站"\n'):
    return {'hugo.toml': configuration, **{f'content/{name}': text for name, text in files.items()}}


def titled(title):
    return f'---\ntitle: {title}\n---\n正文\n'


def links(count):
    """Chapters that name each other and places in each other."""
    chapter = '# 章{}\n\n' + ''.join(f'见[甲]({i}.md)、[乙]({i}.md#章{i})。' for i in range(0, count, count // 50))
    return {f'{i}.md': chapter.replace('{}', str(i)) for i in range(count)}


def deep_folders(folder):
    write(folder / 's', {'a.md': '甲\n', '/'.join(['深'] * 100) + '/b.md': '乙\n'})
    return ['book', 's', *BOTH, '-v']


def links_and_pipes(folder):
    """Links out of the folder, in circles and to nothing; a pipe that nobody writes to; a folder named like a file."""
    write(folder, {'s/a.md': '甲\n', 'secret.md': '密\n', 'outside/x.md': '密\n'})
    source = folder / 's'
    for name, target in {'out.md': '../secret.md', 'in.md': 'a.md', 'self.md': 'self.md', 'none.md': 'nowhere.md',
                         'folder': '../outside', 'loop': '.', 'zero.md': '/dev/zero', 'mem.md': '/proc/self/mem'}.items():
        os.symlink(target, source / name)
    os.mkfifo(source / 'pipe.md')
    (source / 'dir.md').mkdir()
    return ['book', 's', *BOTH, '-v']


def pipe_in_place(name):
    """A pipe where a list of chapters or a configuration is looked for."""
    def make(folder):
        write(folder / 's', {'a.md': '甲\n'})
        os.mkfifo(folder / 's' / name)
        return ['book', 's', *EPUB]
    return make


def odd_names(folder):
    source = folder / 's'
    write(source, {f'{name}.md': f'见[此](a%23.md)。{i}\n' for i, name in enumerate(
        ['行\n行', '%', '%2F..%2F', 'a#', 'b?c', '\x01\x1b[31m', '"<&>\'', '：', '长' * 83, ' ', '-o', '&amp;', '\\'])})
    for name in (b'\xff\xfe.md', b'a\xe4\xb8.md'):
        with open(os.fsencode(source) + b'/' + name, 'wb') as file:
            file.write('乱\n'.encode())
    return ['book', 's', *BOTH, '-v']


def nested_summary(depth):
    return {'SUMMARY.md': ''.join('  ' * i + f'- [题]({i}.md)\n' for i in range(depth)),
            **many(depth, '章{}\n')}


def summary_outside(folder):
    write(folder, {'s/a.md': '甲\n', 'other.md': '- [甲](a.md)\n'})
    (folder / 's' / 'SUMMARY.md').symlink_to('../other.md')
    return ['book', 's', *EPUB]


def oscillating(folder):
    """References whose page numbers change what stands on the pages."""
    write(folder / 's', {f'{i}.md': f'# 章{i}\n\n' + ''.join(
        f'见[此处]({j % 20}.md)，' for j in range(i, i + 200)) for i in range(20)})
    return ['book', 's', '-o', 'b.pdf']


def missing_target(folder):
    write(folder / 's', {'a.md': '甲\n'})
    return ['book', 's', '-o', 'no/such/b.epub', '-o', 'b.pdf']


def list_of_100_000(folder):
    write(folder / 's', {'a.md': '甲\n', 'book.yaml': 'chapters:\n' + '- a.md\n' * 100_000})
    return ['book', 's', *EPUB]


ROOT_HINT = r'hint: .*--root'

BOOK_CASES = {
    'book of nothing': Case(book({'a.txt': ''}), exit=1, stderr=['no-markdown']),
    'book of one empty chapter': Case(book({'a.md': ''}), exit=1, stderr=['no-markdown']),
    'book of 1 000 empty chapters': Case(book(lambda: many(1000, ''), *EPUB), exit=1, stderr=['without text']),
    'book of 300 short chapters on paper': Case(book(lambda: many(300, '章{}\n'), '-o', 'b.pdf')),
    'book of a bundle of 5 000 files': Case(
        book(lambda: site({'a/index.md': titled('甲'), **many(5000, '资源', 'a/{}.md')})), seconds=60),
    'book of folders 100 deep': Case(deep_folders, stderr=['too deep']),
    'book of links, loops and pipes': Case(links_and_pipes, stderr=['out.md.*root', 'folder.*symbolic link']),
    'book of odd names': Case(odd_names),
    'book with a pipe for its list of chapters': Case(pipe_in_place('SUMMARY.md')),
    'book with a pipe for its book.yaml': Case(pipe_in_place('book.yaml')),
    'book with a pipe for its book.toml': Case(pipe_in_place('book.toml')),
    'book with a pipe for its hugo.toml': Case(pipe_in_place('hugo.toml')),
    'book of chapters with one id, slug and title': Case(
        book(lambda: site(many(200, '---\ntitle: 同\nslug: same\nurl: /x/\n---\n# 同 {{#same}}\n\n[链](#same)\n')))),
    'book of front matter of the wrong kind': Case(
        book(lambda: site({'_index.md': '---\n[a, b]\n---\n', 'p/_index.md': '---\nscalar\n---\n正文\n',
                           'p/a.md': '---\ntitle: [a, {b: c}]\ndate: {}\nweight: []\ntags: {a: b}\nslug: []\nurl: {}\n'
                                     'aliases: {}\ncascade: 7\nbuild: [never]\n---\n甲\n',
                           'p/b.md': '+++\ntitle = \n+++\n乙\n', 'p/c.md': '{"title": \n丙\n', 'p/d.md': '---\n: : :\n---\n丁\n'},
                          'title = []\n[permalinks]\nposts = 7\n[[cascade]]\n_target = []\n')),
        stderr=['bad-front-matter', 'bad-value']),
    'book.yaml that is a list': Case(book({'a.md': '甲\n', 'book.yaml': '- a.md\n'}), exit=1, stderr=['must be a map']),
    'book.yaml of wrong kinds': Case(
        book({'a.md': '甲\n', 'book.yaml': 'title: [a]\nauthors: {a: b}\nsort: []\ncover: {}\nmatter: {}\nchapters: a.md\n'
              'drafts: [x]\ninclude: 7\n'}), stderr=['bad-value']),
    'book.yaml with 100 000 chapters': Case(list_of_100_000, exit=1, stderr=['too many values']),
    'book.yaml nested 10 000 deep': Case(
        book(lambda: {'a.md': '甲\n', 'book.yaml': 'chapters: ' + '[{part: 部, chapters: ' * 10_000 + '\n'}), exit=1,
        stderr=['invalid-option']),
    'book.yaml whose source is above it': Case(
        book({'a.md': '甲\n', 'book.yaml': 'source: ../..\n'}), exit=1, stderr=['outside-root', ROOT_HINT]),
    'book.yaml whose source is absolute': Case(
        book({'a.md': '甲\n', 'book.yaml': 'source: /etc\n'}), exit=1, stderr=['outside-root', ROOT_HINT]),
    'book.toml whose source is above it': Case(
        book({'a.md': '甲\n', 'book.toml': '[book]\nsrc = "../.."\n'}), exit=1, stderr=['outside-root', ROOT_HINT]),
    'book.yaml whose chapters lie elsewhere': Case(
        book({'a.md': '甲\n', 'book.yaml': 'chapters: [a.md, ../a.md, /a.md, /etc/passwd]\n'}),
        stderr=["'../a.md'.*missing-chapter", ROOT_HINT, "'/a.md'", "'/etc/passwd'"]),
    'book.yaml whose cover lies elsewhere': Case(
        book({'a.md': '甲\n', 'book.yaml': 'cover: ../../../../../etc/passwd\n'}), stderr=['image-outside-root', ROOT_HINT]),
    'book: SUMMARY.md whose chapters lie elsewhere': Case(
        book({'a.md': '甲\n', 'SUMMARY.md': '- [甲](a.md)\n- [乙](../a.md)\n- [丙](/a.md)\n- [己](SUMMARY.md)\n'}),
        stderr=["'../a.md'.*missing-chapter", ROOT_HINT, "'/a.md'", "'SUMMARY.md'"]),
    'book: SUMMARY.md that nests 1 000 deep': Case(book(lambda: nested_summary(1000), *EPUB)),
    'book: SUMMARY.md that is empty': Case(book({'a.md': '甲\n', 'SUMMARY.md': ''}), exit=1, stderr=['no-markdown']),
    'book: SUMMARY.md that is binary': Case(
        book(lambda: {'a.md': '甲\n', 'SUMMARY.md': bytes(range(256)) * 100}), exit=1, stderr=['no-markdown']),
    'book: SUMMARY.md of parts only': Case(book({'a.md': '甲\n', 'SUMMARY.md': '# 书\n\n# 部\n\n# 部\n'}), exit=1,
                                     stderr=['no-markdown']),
    'book.yaml of empty titles': Case(
        book({'a.md': '甲\n', 'book.yaml': 'chapters: [{part: "", chapters: [{file: a.md, title: ""}]}, ""]\ntitle: ""\n'}),
        stderr=['bad-value']),
    'book: SUMMARY.md that is a link out of the folder': Case(summary_outside, exit=1, stderr=['outside-root']),
    'book that includes itself': Case(
        book({'book.toml': '', 'src/SUMMARY.md': '- [甲](a.md)\n', 'src/a.md': '甲 {{#include a.md}} {{#include ../src/b.md}}\n',
              'src/b.md': '{{#include a.md}}\n'}), stderr=['bad-include']),
    'book: permalinks of garbage': Case(
        book(site({'p/a.md': titled('甲'), 'p/b.md': titled('乙')},
                  '[permalinks]\np = "/:year/:::nothing/../../:slug[1:99999999999]/:sections[last]%/\\u0001?#"\n'))),
    'book: titles of 20 000 characters': Case(book(lambda: {f'{i}.md': titled('长' * 20_000) for i in range(3)})),
    'book: titles of control characters': Case(
        book({'a.md': '---\ntitle: "a\\0\\x07\\n\\u202e\\uFFFEb"\n---\n正文\n', 'b.md': titled('" "'),
              'c.md': titled('"\\u3000"'), 'book.yaml': 'title: "\\0\\n\\u202e"\nauthors: ["", "\\n"]\n'})),
    'book: 500 chapters with 100 links each': Case(book(lambda: links(500), *EPUB)),
    'book: page numbers that move pages': Case(oscillating, seconds=60),
    'book of a filter that leaves nothing': Case(book({'a.md': '甲\n'}, *EPUB, '--include', 'tag=none'), exit=1,
                                                stderr=['no-markdown']),
    'book into a folder that does not exist': Case(missing_target, exit=1, stderr=['no/such/b.epub', 'cannot-write']),
    'book into one file twice': Case(book({'a.md': '甲\n'}, '-o', 'b.epub', '-o', './b.epub'), exit=2),
    'book without matter': Case(book({'a.md': '甲\n'}, *BOTH, '--matter', 'none')),
}
