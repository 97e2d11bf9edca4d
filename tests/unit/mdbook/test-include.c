#include "mdbook/include.h"

#include <string.h>

#include <glib/gstdio.h>

#include "tests/unit/source/sketch.h"

// A book in a folder of its own, whose chapter is src/a.md.
struct book {
	char *folder;
	struct sketch sketch;
};

static void write_file(const struct book *book, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(book->folder, name, NULL);
	g_autofree char *folder = g_path_get_dirname(path);
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void book_init(struct book *out)
{
	out->folder = g_dir_make_tmp("bifolio-XXXXXX", NULL);
	write_file(out, "src/SUMMARY.md", "# 目录\n");
	write_file(out, "book.toml", "");
	write_file(out, "listings/main.rs",
		"use std;\n// ANCHOR: here\nfn main() {\n    // ANCHOR: in\n    x();\n    // ANCHOR_END: in\n}\n"
		"// ANCHOR_END: here\nend");
	write_file(out, "src/text.md", "一\n二 **粗**\n{{#include deep/more.md}}\n四[^x]\n");
	write_file(out, "src/deep/more.md", "三 {{#include ../text.md}}");
	write_file(out, "src/self.md", "自 {{#include self.md}}");
}

static void remove_all(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	for (const char *name; folder && (name = g_dir_read_name(folder));) {
		g_autofree char *inner = g_build_filename(path, name, NULL);
		remove_all(inner);
	}
	g_assert_cmpint(g_remove(path), ==, 0);
}

static void book_finish(struct book *book)
{
	remove_all(book->folder);
	g_free(book->folder);
}

static void read_chapter(struct book *book, const char *markdown)
{
	struct sketch *sketch = &book->sketch;
	sketch->world = world_create();
	const struct source_options options = { .world = sketch->world, .pass = { .last = PASS_PARSE } };
	write_file(book, "src/a.md", markdown);
	g_autofree char *path = g_build_filename(book->folder, "src", "a.md", NULL);
	struct source source;
	sketch->arena = arena_create();
	sketch->diag = diag_create();
	g_assert_true(source_load(&source, path, &options, sketch->arena, sketch->diag));
	sketch->doc = doc_from_source(&source, &options, sketch->arena, sketch->diag);
}

static void test_expand(void)
{
	static const struct {
		const char *markdown;
		const char *tree;
		const char *messages;
	} rows[] = {
		{ "```rust,ignore\n{{#rustdoc_include ../listings/main.rs:here}}\n```\n",
			"coderust`fn main() {\n    x();\n}\n`", "" },
		{ "```rust\n{{#include ../listings/main.rs:in}}\n```\n", "coderust`    x();\n`", "" },
		{ "```\n{{#include ../listings/main.rs:3}}\n```\n", "code`fn main() {\n`", "" },
		{ "```\n{{#include ../listings/main.rs:8:}}\n```\n", "code`// ANCHOR_END: here\nend\n`", "" },
		{ "```\n{{#include ../listings/main.rs::1}}\n```\n", "code`use std;\n`", "" },
		{ "```\n{{#include ../listings/main.rs:1:2}}\n```\n", "code`use std;\n// ANCHOR: here\n`", "" },
		{ "```\n{{#include ../listings/main.rs:none}}\n```\n", "code`\n`", "" },
		{ "{{#playground ../listings/main.rs:5 editable}}\n\n{{#title 题}}后",
			"coderust`    x();\n`paragraph{后}", "" },
		{ "前 {{#include text.md:2}} 后", "paragraph{前 二 strong{粗} 后}", "" },
		{ "\\{{#include text.md}} {{#other x}} {{#include",
			"paragraph{{{#include text.md}} {{#other x}} {{#include}", "" },
		{ "甲\n{{#include nothing.md}}", "paragraph{甲/{{#include nothing.md}}}", "2:1 bad-include" },
		{ "{{#include ../../../etc/passwd}}", "paragraph{{{#include ../../../etc/passwd}}}",
			"1:1 bad-include" },
		{ "{{#include self.md}}", "paragraph{自 {{#include self.md}}}", "1:5 bad-include" },
		{ "{{#include text.md}}\n甲[^y]",
			"paragraph{一/二 strong{粗}/三 {{#include ../text.md}}/四[^x]/甲[^y]}",
			"1:5 bad-include 4:4 note-undefined 2:4 note-undefined" },
		{ "```rust\n# use x;\n#\n#[a]\n## b\nfn()\n```\n", "coderust`#[a]\n# b\nfn()\n`", "" },
		{ "```text\n# x\n```\n", "codetext`# x\n`", "" },
	};
	struct book book;
	book_init(&book);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		read_chapter(&book, rows[i].markdown);
		g_autofree char *tree = sketch_text(&book.sketch);
		g_autofree char *messages = sketch_messages(&book.sketch);
		g_test_message("%s", rows[i].markdown);
		g_assert_cmpstr(tree, ==, rows[i].tree);
		g_assert_cmpstr(messages, ==, rows[i].messages);
		sketch_finish(&book.sketch);
	}
	book_finish(&book);
}

static void test_places(void)
{
	struct book book;
	book_init(&book);
	read_chapter(&book, "甲\n\n{{#include text.md:1:2}}\n\n乙\n");
	const struct block *first = book.sketch.doc->root->first_child;
	g_assert_true(g_str_has_suffix(diag_path(book.sketch.diag, first->pos.file), "src/a.md"));
	g_assert_true(g_str_has_suffix(diag_path(book.sketch.diag, first->next->pos.file), "src/text.md"));
	g_assert_cmpuint(first->next->pos.line, ==, 1);
	g_assert_true(first->next->next->pos.file == first->pos.file);
	g_assert_cmpuint(first->next->next->pos.line, ==, 5);
	const struct world *world = book.sketch.world;
	const struct world_entry *last = world_entry_at(world, world_entry_count(world) - 1);
	g_assert_true(last->found && g_str_has_suffix(last->path, "src/text.md"));
	sketch_finish(&book.sketch);
	book_finish(&book);
}

// Ten includes of a file that has ten of another, and so on: the count ends it.
static void test_growth(void)
{
	struct book book;
	book_init(&book);
	for (int level = 0; level < 8; level++) {
		g_autofree char *name = g_strdup_printf("src/l%d.md", level);
		g_autoptr(GString) text = g_string_new(NULL);
		for (int i = 0; i < 10; i++) {
			g_string_append_printf(text, "{{#include l%d.md}}\n", level + 1);
		}
		write_file(&book, name, text->str);
	}
	write_file(&book, "src/l8.md", "x");
	read_chapter(&book, "{{#include l0.md}}\n");
	g_assert_cmpuint(diag_count_code(book.sketch.diag, DIAG_BAD_INCLUDE), ==, 1);
	sketch_finish(&book.sketch);
	book_finish(&book);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/include/expand", test_expand);
	g_test_add_func("/include/places", test_places);
	g_test_add_func("/include/growth", test_growth);
	return g_test_run();
}
