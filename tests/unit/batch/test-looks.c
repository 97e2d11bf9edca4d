#include <string.h>

#include "base/world.h"
#include "book/matter.h"
#include "epub/css.h"
#include "font/family.h"
#include "image/qr.h"
#include "layout/chapter.h"
#include "layout/layout.h"
#include "pass/pass.h"
#include "source/source.h"
#include "style/option.h"
#include "style/resolve.h"
#include "style/theme.h"

/*
 * One truth about looks: every option of every part, set to something else, changes the pages and the style sheet, or
 * is refused by name. Pages are compared item by item, and with what keeps strips together.
 * A book that has every part is made once; em metrics do, but for what only fonts show.
 */

static const char sample[] =
	"---\ntitle: 山行\nauthor: [甲, 乙]\ndate: 2024-03-01\ntags: [诗]\ndescription: "
	"一段说明，长到要换行：远上寒山石径斜，白云"
	"生处有人家，停车坐爱枫林晚，霜叶红于二月花。\n---\n"
	"远上寒山石径斜，白云生处有人家，停车坐爱枫林晚，霜叶红于二月花，远上寒山石径斜，白云生处有人家。（停车）坐爱枫"
	"林晚，"
	"霜叶红于二月花，远上寒山石径斜——白云生处有人家。“停车”坐爱枫林晚，霜叶红于二月花，远上寒山石径斜，用 Latin "
	"写，白云。\n\n"
	"甲*强调 em*乙**粗体**丙`code "
	"码`丁[链接](https://example.org/)戊==标记==己++插入++庚~~删除~~辛~下~壬^上^癸<kbd>Ctrl</kbd>"
	"子$x^2$丑[^1][^2]寅<ruby>汉<rt>hànzìhàn</rt></ruby><ruby>字<rt>zìzìzìzì</rt></ruby>卯<mark>*重*</mark>。\n\n"
	"## 第二\n\n### 第三\n\n#### 第四\n\n##### 第五\n\n###### 第六\n\n"
	"- 项目长到要换行：远上寒山石径斜，白云生处有人家，停车坐爱枫林晚，霜叶红于二月花，远上寒山石径斜。\n  - 里\n  "
	"  - 深\n\n- [ ] 未\n- [x] 已\n\n1. 松\n\n2. 散\n\n"
	"> 引文，远上寒山石径斜，白云生处有人家，停车坐爱枫林晚，霜叶红于二月花，远上寒山石径斜，白云生处有人家。\n\n"
	"```\nint 一行很长的代码 = 一行很长的代码 + 一行很长的代码 + 一行很长的代码 + 一行很长的代码 + 一行很长的代码 "
	"+ 一行;\n```\n\n"
	"| 头 | 头 |\n|---|---|\n| 甲甲 | 一 |\n| 乙 | 二 |\n\n"
	"|aaaaaaaaaaaaaaaaaaaa|bbbbbbbbbbbbbbbbbbbb|cccccccccccccccccccc|dddddddddddddddddddd|eeeeeeeeeeeeeeeeeeee|"
	"ffffffffffffffffffff|\n|---|---|---|---|---|---|\n|1|2|3|4|5|6|\n\n"
	"<table><caption>表题</caption><tr><td>甲</td></tr></table>\n\n"
	"![缺图，远上寒山石径斜，白云生处有人家，停车坐爱枫林晚，霜叶红于二](missing.png "
	"\"题注在此\")\n\n![好](good.png)\n\n---\n\n术语\n: 释义\n\n> [!NOTE]\n> 提示\n\n"
	"<details open><summary>摘要</summary>\n\n细节\n\n</details>\n\n"
	"<iframe src=\"https://www.youtube.com/embed/abcdefghijk\" title=\"片名\"></iframe>\n\n$$\nE = mc^2\n$$\n\n"
	"[^1]: "
	"注，远上寒山石径斜，白云生处有人家，停车坐爱枫林晚，霜叶红于二月花，远上寒山石径斜，白云生处有人家，停车。\n[^"
	"2]: "
	"又注\n";

static const char japanese[] =
	"---\ntitle: 山山山山山山山山山山山山山山山山山山山山山山山山山山山山山山山山山山\nlang: "
	"ja\n---\n*強調*する。\n\n二頁目。\n";

// What an option needs to show: rules their colour and width, dots emphasis, padding in a line a background.
static const char *const context[] = { "em.dots=true", "code.background=#eeeeee", "math.background=#eeeeee",
	"marker.bullet=★", "marker.bullet-2=☆", "marker.bullet-3=◇", "placeholder.border-color=#445566",
	"placeholder.border=0.1em", "quote.family=fang" };

/*
 * Where one output shows nothing, and why. What the manual marks (PDF) is on paper alone, and a font option shows where
 * such a font is installed.
 */
static const struct exception {
	const char *key; // a subject, or an option of it
	bool pages, css; // what does not change
} exceptions[] = {
	{ "page", false, true },           // the sheet: an e-book has none
	{ "folio", false, true },          // so it has no page numbers
	{ "cover", false, true },          // a picture in the EPUB, made of the page
	{ "families", true, false },       // these names are of no installed font
	{ "line.hyphenate", true, false }, // without a dictionary for the language no word is divided
	{ "line.hanging", true, false },   // a line must end at the right sign: tests/unit/type has such lines
	{ "line.level", true, false },     // the same
};

// Values that change what both outputs know of an option.
static const char *const values[][2] = {
	{ "line.autospace", "0" }, // CSS has it or has it not
};

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct world *world;
	struct book *book;
	struct font_set *fonts;
	struct theme theme;
	struct style style;   // everything shows in it
	struct shaper *plain; // without fonts
	struct shaper *fine;  // with them; they find fonts by the names of this style
};

static struct doc *read_doc(struct fixture *f, const char *text)
{
	struct source source = {
		.path = "/nonexistent/t.md",
		.root = "/nonexistent",
		.text = arena_strdup(f->arena, text),
		.length = strlen(text),
	};
	struct source_options options = {
		.world = f->world,
		.extensions = "all",
		.pass = { .world = f->world, .last = PASS_NUMBER, .in_book = true, .default_lang = "zh-CN" },
	};
	source.file = diag_add_file(f->diag, source.path, source.text, source.length);
	struct doc *doc = doc_from_source(&source, &options, f->arena, f->diag);
	for (size_t i = 0; i < doc->resource_count; i++) {
		if (strcmp(doc->resources[i]->url, "good.png") == 0) {
			doc->resources[i]->state = RESOURCE_USABLE;
			doc->resources[i]->media_type = "image/png";
			doc->resources[i]->width = 40;
			doc->resources[i]->height = 30;
		}
	}
	return doc;
}

static struct book *make_book(struct fixture *f)
{
	static const struct meta_list nobody;
	struct doc *part = read_doc(f, "---\ntitle: 上编\n---\n");
	struct chapter chapters[] = {
		{ .kind = CHAPTER_COVER, .level = 1, .file_name = "cover" },
		{ .kind = CHAPTER_TITLE_PAGE, .level = 1, .file_name = "title" },
		{ .kind = CHAPTER_CONTENTS, .level = 1, .file_name = "nav" },
		{ .kind = CHAPTER_PART, .level = 1, .file_name = "part", .doc = part },
		{ .kind = CHAPTER_TEXT, .level = 2, .file_name = "text", .doc = read_doc(f, sample) },
		{ .kind = CHAPTER_TEXT, .level = 2, .file_name = "ja", .doc = read_doc(f, japanese) },
		{ .kind = CHAPTER_TAG_INDEX, .level = 1, .file_name = "tags" },
	};
	chapters[4].permalink = "https://example.org/";
	chapters[4].qr = qr_image("https://example.org/", f->arena);
	struct book_plan plan = {
		.chapters = chapters,
		.chapter_count = G_N_ELEMENTS(chapters),
		.title = "书",
		.lang = "zh-CN",
		.authors = &nobody,
		.stable_name = "x",
	};
	struct book *book = book_create(&plan, f->world, f->arena);
	book->authors = chapters[4].doc->meta.authors;
	matter_fill(book);
	return book;
}

// Rules all around everything that can have them.
static void add_rules(GPtrArray *base)
{
	size_t count;
	const struct option *options = option_table(OPTION_GROUP_BLOCK, &count);
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		for (size_t j = 0; subject.group == OPTION_GROUP_BLOCK && j < count; j++) {
			if (!option_offered(&options[j], &subject)) {
				continue;
			}
			if (options[j].offer == OFFER_COLOR) {
				g_ptr_array_add(base, g_strdup_printf("%s.border-color=#445566", subject.name));
			} else if (strcmp(options[j].name, "border-below") == 0) {
				g_ptr_array_add(base, g_strdup_printf("%s.border-below=0.1em", subject.name));
			}
		}
	}
}

// Resolves the default theme with overrides.
static void resolve(const struct fixture *f, const char *const *overrides, struct style *out)
{
	style_resolve(out, &f->theme, overrides, f->arena, f->diag);
}

static void set_up(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	*f = (struct fixture){ .arena = arena_create(), .diag = diag_create(), .world = world_create() };
	f->book = make_book(f);
	f->fonts = font_set_create(f->diag);
	g_assert_true(theme_load(&f->theme, "default", NULL, f->arena, f->diag));
	g_autoptr(GPtrArray) base = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; i < G_N_ELEMENTS(context); i++) {
		g_ptr_array_add(base, g_strdup(context[i]));
	}
	add_rules(base);
	g_ptr_array_add(base, NULL);
	resolve(f, (const char *const *)base->pdata, &f->style);
	f->plain = shaper_create(NULL, &f->style, f->arena, f->diag);
	f->fine = shaper_create(f->fonts, &f->style, f->arena, f->diag);
}

static void tear_down(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	shaper_destroy(f->plain);
	shaper_destroy(f->fine);
	font_set_destroy(f->fonts);
	world_destroy(f->world);
	diag_destroy(f->diag);
	arena_destroy(f->arena);
}

// What both outputs make of a style.
struct looks {
	char *pages;
	char *css;
};

static void looks_finish(struct looks *looks)
{
	g_free(looks->pages);
	g_free(looks->css);
}

static char *take(struct out *out)
{
	size_t length;
	const char *bytes = out_bytes(out, &length);
	char *text = g_strndup(bytes, length);
	out_destroy(out);
	return text;
}

static void put_items(struct out *out, const struct page_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct page_item *item = &items[i];
		out_printf(out, "%d %.3f %.3f %.3f %.3f", item->kind, item->box.x, item->box.y, item->box.width,
			item->box.height);
		if (item->kind == ITEM_GLYPHS) {
			const struct glyph_run *run = &item->as.run;
			out_printf(out, " %p %.3f %06x %d %u", (const void *)run->face, run->size, run->color,
				run->slant, run->glyph_count > 0 ? run->glyphs[0].index : 0);
		} else if (item->kind == ITEM_FILL) {
			out_printf(out, " %06x", item->as.color);
		}
		out_puts(out, "\n");
	}
}

static void put_pages(const struct fixture *f, const struct style *style, struct font_set *fonts, struct arena *arena,
	struct out *out)
{
	const struct pages *pages = layout_book(f->book, style, fonts, NULL, arena, f->diag);
	out_printf(out, "%.3f %.3f\n", pages->width, pages->height);
	for (size_t i = 0; i < pages->page_count; i++) {
		put_items(out, pages->pages[i].items, pages->pages[i].item_count);
	}
}

// The chapters before they are cut into pages: spaces that fall away at the top of one are there, and what keeps strips
// together.
static void put_strips(
	const struct fixture *f, const struct style *style, struct shaper *shaper, struct arena *arena, struct out *out)
{
	for (size_t i = 1; i < f->book->chapter_count; i++) {
		struct flow flow;
		flow_init(&flow, 430, 600, arena);
		flow.book = f->book;
		flow.doc = f->book->chapters[i].doc;
		flow.style = style;
		flow.shaper = shaper;
		flow.diag = f->diag;
		chapter_place(&flow, &f->book->chapters[i]);
		for (guint j = 0; j < flow.strips->len; j++) {
			const struct strip *strip = &g_array_index(flow.strips, struct strip, j);
			out_printf(out, "%.3f %.3f %d\n", strip->height, strip->space, strip->keep);
			put_items(out, strip->items, strip->item_count);
		}
		flow_finish(&flow);
	}
}

// How pages are made for an option: enough to show it.
enum way { WAY_STRIPS, WAY_STRIPS_WITH_FONTS, WAY_PAGES, WAY_PAGES_WITH_FONTS, WAYS };

static enum way way_of(const struct option *option, const struct option_subject *subject)
{
	static const char *const of_pages[] = { "page", "folio", "leader", "cover" };
	bool strips = true;
	for (size_t i = 0; i < G_N_ELEMENTS(of_pages); i++) {
		strips = strips && strcmp(subject->name, of_pages[i]) != 0;
	}
	bool fonts = option->type == OPTION_FAMILY || option->type == OPTION_WEIGHT || option->type == OPTION_TEXT ||
		option->offer == OFFER_SLANT;
	return (strips ? WAY_STRIPS : WAY_PAGES) + (fonts ? 1 : 0);
}

static struct looks look(const struct fixture *f, const struct style *style, enum way way)
{
	struct arena *arena = arena_create();
	struct looks looks;
	bool with_fonts = way == WAY_STRIPS_WITH_FONTS || way == WAY_PAGES_WITH_FONTS;
	struct out *out = out_create();
	if (way == WAY_STRIPS || way == WAY_STRIPS_WITH_FONTS) {
		put_strips(f, style, with_fonts ? f->fine : f->plain, arena, out);
	} else {
		put_pages(f, style, with_fonts ? f->fonts : NULL, arena, out);
	}
	looks.pages = take(out);
	out = out_create();
	css_write(out, style, "zh-CN", CSS_EREADER, NULL);
	css_write(out, style, "zh-CN", CSS_PAGE, NULL);
	looks.css = take(out);
	arena_destroy(arena);
	return looks;
}

static char *other_number(const struct option *option, const void *value)
{
	double number;
	memcpy(&number, value, sizeof(number));
	double step = option->type == OPTION_LENGTH || option->max >= 10 ? 3 : MIN(.3, (option->max - option->min) / 8);
	number += number + step <= option->max ? step : -step;
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];
	const char *unit = option->type == OPTION_LENGTH ? "pt" : option->type == OPTION_EM ? "em" : "";
	return g_strconcat(g_ascii_formatd(buffer, sizeof(buffer), "%.6g", number), unit, NULL);
}

// A value that differs from the one that a style has. The caller frees it.
static char *other_value(const struct option *option, const struct option_subject *subject, const struct style *style)
{
	static const char *const words[OPTION_TYPES] = {
		[OPTION_COLOR] = "#12ab34",
		[OPTION_FONTS] = "Some Font",
		[OPTION_PAPER] = "A5",
		[OPTION_PUNCTUATION] = "banjiao",
		[OPTION_LEVEL] = "basic",
		[OPTION_TEXT] = "※",
		[OPTION_PLACE] = "none",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		g_autofree char *key = g_strconcat(subject->name, ".", option->name, NULL);
		if (strcmp(values[i][0], key) == 0) {
			return g_strdup(values[i][1]);
		}
	}
	const void *value = (const char *)style + subject->offset + option->offset;
	int number;
	memcpy(&number, value, sizeof(number));
	switch (option->type) {
	case OPTION_BOOL:
		return g_strdup(*(const bool *)value ? "false" : "true");
	case OPTION_FAMILY:
		return g_strdup(number == FAMILY_HEI ? "mono" : "hei");
	case OPTION_WEIGHT:
		return g_strdup(number >= 600 ? "400" : "900");
	case OPTION_ALIGN:
		return g_strdup(number == ALIGN_END ? "center" : "end");
	case OPTION_LENGTH:
	case OPTION_EM:
	case OPTION_SIZE:
	case OPTION_FACTOR:
		return other_number(option, value);
	case OPTION_COLOR:
	case OPTION_FONTS:
	case OPTION_PAPER:
	case OPTION_PUNCTUATION:
	case OPTION_LEVEL:
	case OPTION_TEXT:
	case OPTION_PLACE:
		return g_strdup(words[option->type]);
	case OPTION_TYPES:
		break;
	}
	g_assert_not_reached();
}

static struct exception exception_of(const struct option *option, const char *subject)
{
	g_autofree char *key = g_strconcat(subject, ".", option->name, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(exceptions); i++) {
		if (strcmp(exceptions[i].key, key) == 0 || strcmp(exceptions[i].key, subject) == 0) {
			return exceptions[i];
		}
	}
	return (struct exception){ key, false, strstr(option->help, "(PDF)") != NULL };
}

// What a part is not offered is refused by its name.
static bool is_refused(const struct fixture *f, const char *key, const char *value)
{
	size_t before = diag_count_code(f->diag, DIAG_UNKNOWN_KEY);
	g_autofree char *override = g_strconcat(key, "=", value, NULL);
	const char *const overrides[] = { override, NULL };
	struct style style;
	resolve(f, overrides, &style);
	return diag_count_code(f->diag, DIAG_UNKNOWN_KEY) == before + 1;
}

// Checks one option of one part.
static bool check(const struct fixture *f, const struct looks before[WAYS], const struct option *option,
	const struct option_subject *subject)
{
	g_autofree char *value = other_value(option, subject, &f->style);
	g_autofree char *key = g_strconcat(subject->name, ".", option->name, NULL);
	if (!option_offered(option, subject)) {
		return is_refused(f, key, value);
	}
	enum way way = way_of(option, subject);
	struct style style = f->style;
	g_assert_true(option_set(option, subject, &style, value, f->arena));
	struct looks after = look(f, &style, way);
	struct exception exception = exception_of(option, subject->name);
	bool pages = strcmp(before[way].pages, after.pages) != 0;
	bool css = strcmp(before[way].css, after.css) != 0;
	looks_finish(&after);
	if ((pages || exception.pages) && css == !exception.css) {
		return true;
	}
	g_test_message("%s=%s: the pages %s, the style sheet %s", key, value, pages ? "change" : "stay",
		css ? "changes" : "stays");
	return false;
}

static void test_every_option(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	struct looks before[WAYS];
	int failures = 0;
	for (int way = 0; way < WAYS; way++) {
		before[way] = look(f, &f->style, (enum way)way);
	}
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		size_t count;
		const struct option *options = option_table(subject.group, &count);
		for (size_t j = 0; j < count; j++) {
			failures += !check(f, before, &options[j], &subject);
		}
	}
	for (int way = 0; way < WAYS; way++) {
		looks_finish(&before[way]);
	}
	g_assert_cmpint(failures, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/looks/every-option", struct fixture, NULL, set_up, test_every_option, tear_down);
	return g_test_run();
}
