#include "html/raw_html.h"

#include <string.h>

#include "tests/unit/source/sketch.h"

static const struct source_options parse_only = { .pass = { .last = PASS_PARSE } };

static void check_rows(const struct sketch_case *rows, size_t count)
{
	struct source_options strict = parse_only;
	strict.strict_commonmark = true;
	sketch_check_cases(parse_only, rows, count);
	sketch_check_cases(strict, rows, count);
}

static void test_elements(void)
{
	static const struct sketch_case rows[] = {
		{ "按<kbd>Ctrl</kbd>+<kbd>C</kbd>", "paragraph{按kbd{Ctrl}+kbd{C}}", "" },
		{ "H<sub>2</sub>O，x<sup>2</sup>", "paragraph{Hsub{2}O，xsup{2}}", "" },
		{ "<mark>划</mark><ins>增</ins><u>线</u><del>删</del><s>去</s>",
			"paragraph{mark{划}ins{增}ins{线}del{删}del{去}}", "" },
		{ "<em>甲</em><i>乙</i><strong>丙</strong><b>丁</b>", "paragraph{em{甲}em{乙}strong{丙}strong{丁}}",
			"" },
		{ "<B CLASS=\"x\">甲</B>", "paragraph{strong{甲}}", "" },
		{ "<u>甲*乙*丙</u>", "paragraph{ins{甲em{乙}丙}}", "" },
		{ "*甲<u>乙</u>*", "paragraph{em{甲ins{乙}}}", "" },
		{ "<b><i>甲</i></b>", "paragraph{strong{em{甲}}}", "" },
		{ "# <u>甲</u>乙", "heading1{ins{甲}乙}", "" },
		{ "|<kbd>甲</kbd>|\n|-|", "table{table-row{table-cell{kbd{甲}}}}", "" },
		{ "甲<b></b>乙", "paragraph{甲乙}", "" },
		{ "[<kbd>甲</kbd>](b)", "paragraph{link<b>{kbd{甲}}}", "" },
		{ "![<b>甲</b>](b)", "paragraph{image<b|甲>}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_code(void)
{
	static const struct sketch_case rows[] = {
		{ "<code>a &lt; b\nc</code>", "paragraph{`a < b c`}", "" },
		{ "<code>a *b* c</code>", "paragraph{a em{b} c}", "1:1 raw-html" },
		{ "<code>a <b>b</b></code>", "paragraph{a strong{b}}", "1:1 raw-html" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

// What is not well nested is dropped, and the text kept.
static void test_unbalanced(void)
{
	static const struct sketch_case rows[] = {
		{ "甲<b>乙", "paragraph{甲乙}", "1:4 raw-html" },
		{ "甲</b>乙", "paragraph{甲乙}", "1:4 raw-html" },
		{ "<b>甲\n\n乙</b>", "paragraph{甲}paragraph{乙}", "1:1 raw-html" },
		{ "<b>甲<i>乙</b>丙</i>", "paragraph{strong{甲乙}丙}", "1:7 raw-html" },
		{ "*甲<b>乙*丙</b>", "paragraph{em{甲乙}丙}", "1:5 raw-html" },
		{ "<b>甲*乙</b>丙*", "paragraph{甲em{乙丙}}", "1:11 raw-html" },
		{ "<b>甲*乙*丙</b>丁<b>", "paragraph{strong{甲em{乙}丙}丁}", "1:22 raw-html" },
		{ "<kbd/>甲", "paragraph{甲}", "1:1 raw-html" },
		{ "<font>甲</font><big>乙</big>", "paragraph{甲乙}", "" },
		{ "<foo>甲</foo><bar>乙</bar>", "paragraph{甲乙}", "1:1 raw-html 1:15 raw-html" },
		{ "<b>甲![乙</b>](b)丙</b>", "paragraph{strong{甲image<b|乙>丙}}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_blocks(void)
{
	static const struct sketch_case rows[] = {
		{ "<p><b>甲</b>\n<u>乙</u> 丙</p>", "paragraph{strong{甲}/ins{乙} 丙}", "" },
		{ "<p><b>甲<p>乙</b></p>", "paragraph{strong{甲}}paragraph{strong{乙}}", "" },
		{ "<p>甲 <b>乙</b></p>\n\n<p>丙</p>", "paragraph{甲 strong{乙}}paragraph{丙}", "" },
		{ "<div><ruby>字<rt>zì</rt></ruby></div>", "paragraph{ruby<zì>{字}}", "" },
		{ "<div><b>\n\n甲\n\n</b></div>", "paragraph{strong{甲}}", "" },
		{ "<div><a href=b>\n\n# 甲\n\n- 乙\n\n</a></div>",
			"heading1{link<b>{甲}}list{item{paragraph{link<b>{乙}}}}", "" },
		{ "<a href=b><div>甲</div>乙</a>", "paragraph{link<b>{甲//乙}}", "" },
		{ "<p>甲<br><br/>\n<br>乙<br></p>", "paragraph{甲////乙}", "" },
		{ "<p>甲<!-- 注 -->乙<script>x</script>", "paragraph{甲乙}", "1:22 raw-html" },
		{ "<h2>\n\n甲*乙*\n\n丙\n\n", "heading2{甲em{乙}}paragraph{丙}", "" },
		{ "<h2><ul><li>甲</ul></h2>", "list{item{paragraph{甲}}}", "" },
		{ "<center>甲<font color=red>乙</font></center>", "paragraph{甲乙}", "" },
		{ "<h2 id=x>甲<p>乙</h2>", "heading2#x{甲}paragraph{乙}", "" },
		{ "<blockquote>甲<p>乙</blockquote>", "quote{paragraph{甲}paragraph{乙}}", "" },
		{ "<hr>", "rule", "" },
		{ "<pre class=lang-c>\n甲 <b>&lt;\n\n</b>*乙*</pre>", "codec`甲 <\n\n*乙*\n`", "" },
		{ "<div><pre>甲\n\n*乙*\n\n丙</pre></div>", "code`甲\n`paragraph{em{乙}}paragraph{丙}", "" },
		{ "<div>甲&copy;&#20013;&nosuch;&lt;b&gt;</div>", "paragraph{甲©中&nosuch;<b>}", "" },
		{ "<div title=\"", "paragraph{<div title=\"}", "" },
		{ "<div>\n\n甲", "paragraph{甲}", "" },
		{ "</div>\n\n甲", "paragraph{甲}", "" },
		{ "<plaintext>甲\n\n<p>乙</p>\n\n丙", "paragraph{乙}paragraph{丙}", NULL },
		{ "<p>甲<textarea>乙\n\n**丙**</p>", "paragraph{甲}paragraph{strong{丙}}", NULL },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_lists(void)
{
	static const struct sketch_case rows[] = {
		{ "<ul><li>甲<li>乙<ul><li>丙</ul></ul>",
			"list{item{paragraph{甲}}item{paragraph{乙}list{item{paragraph{丙}}}}}", "" },
		{ "<ol start=3 reversed><li value=9>甲</ol>", "list3.{item{paragraph{甲}}}", "" },
		{ "<ul>甲<li>乙</li>丙<ul><li>丁</li></ul></ul>",
			"list{item{paragraph{甲}}item{paragraph{乙}paragraph{丙}list{item{paragraph{丁}}}}}", "" },
		{ "<ul>\n<li>\n\n**甲**\n\n</li>\n</ul>", "list{item{paragraph{strong{甲}}}}", "" },
		{ "<ul></ul>甲", "paragraph{甲}", "" },
		{ "<li>甲", "paragraph{甲}", "" },
		{ "<dl><dt>甲<dd>乙<dd>丙<dt>丁</dl>",
			"definition-list{definition-term{甲}definition{paragraph{乙}}definition{paragraph{丙}}"
			"definition-term{丁}}",
			"" },
		{ "<dl>甲<div><dt><p>乙</p></dt></div></dl>",
			"definition-list{definition{paragraph{甲}}definition-term{乙}}", "" },
		{ "- 甲\n\n  <!-- 注 -->\n- 乙\n", "list{item{paragraph{甲}}item{paragraph{乙}}}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_boxes(void)
{
	static const struct sketch_case rows[] = {
		{ "<details><summary>甲 <b>乙</b></summary>\n\n*丙*\n\n</details>\n\n丁",
			"details{caption{甲 strong{乙}}paragraph{em{丙}}}paragraph{丁}", "" },
		{ "<details>甲<summary>乙</summary></details>", "details{caption{乙}paragraph{甲}}", "" },
		{ "<details><summary>甲</summary><summary>乙</summary></details>", "details{caption{甲}paragraph{乙}}",
			"" },
		{ "<details>\n<summary>\n\n# 甲\n\n</summary>\n乙</details>", "details{caption{甲}paragraph{乙}}", "" },
		{ "<summary>甲</summary>", "paragraph{甲}", "" },
		{ "<figure><img src=b alt=甲><figcaption>乙</figcaption></figure>", "figure{image<b|甲>}{caption{乙}}",
			"" },
		{ "<figure><a href=c><img src=b></a><figcaption>乙</figure>", "figure{link<c>{image<b|>}}{caption{乙}}",
			"" },
		{ "<figure><img src=b></figure>", "paragraph{image<b|>}", "" },
		{ "<figure><pre>甲</pre><figcaption>乙</figcaption></figure>", "figure{code`甲\n`caption{乙}}", "" },
		{ "<figure><figcaption>乙</figcaption><p><img src=b><p><img src=c></figure>",
			"figure{paragraph{image<b|>}paragraph{image<c|>}caption{乙}}", "" },
		{ "<figure>\n\n![甲](b)\n\n<figcaption>乙</figcaption></figure>", "figure{image<b|甲>}{caption{乙}}",
			"" },
		{ "<figure><figcaption>甲</figcaption></figure>", "paragraph{甲}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_tables(void)
{
	static const struct sketch_case rows[] = {
		{ "<table><thead><tr><th>甲<tbody><tr><td>乙</table>",
			"table{table-row{table-cell{甲}}table-row{table-cell{乙}}}", "" },
		{ "<table><caption>题</caption><tr><td>甲<td>乙</table>",
			"table{caption{题}table-row{table-cell{甲}table-cell{乙}}}", "" },
		{ "<table><tr><td>\n\n**甲**\n\n- 乙\n- 丙\n\n</td><td>\n\n```\nd\ne\n```\n\n</td></tr></table>",
			"table{table-row{table-cell{strong{甲}//• 乙//• 丙}table-cell{`d`//`e`}}}", "" },
		{ "<table><tr><td>甲<table><tr><td>乙<td>丙</table><td>丁</table>",
			"table{table-row{table-cell{甲//乙　丙}table-cell{丁}}}", "" },
		{ "<table><tr><td><p>甲<h3>乙</h3></table>", "paragraph{甲}heading3{乙}", "" },
		{ "<table>甲<tr><td>乙<td>丙</tr>丁</table>",
			"paragraph{甲丁}table{table-row{table-cell{乙}table-cell{丙}}}", "" },
		{ "<table>\n\n甲\n\n<tr><td>乙<td>丙</table>",
			"paragraph{甲}table{table-row{table-cell{乙}table-cell{丙}}}", "" },
		{ "<table></table>甲", "paragraph{甲}", "" },
		{ "<tr><td>甲</td></tr>", "paragraph{甲}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

// Cells as column+columns*rows, of rows in turn; '=' behind those of a header row.
static char *cells_of(const char *html)
{
	struct sketch sketch;
	sketch_init(&sketch, html, parse_only);
	GString *out = g_string_new(NULL);
	const struct block *root = sketch.doc->root;
	for (const struct block *block = root; block; block = block_next(block, root)) {
		if (block->kind == BLOCK_TABLE) {
			g_string_append_printf(out, "%u:", block->as.table.columns);
		} else if (block->kind == BLOCK_TABLE_ROW) {
			g_string_append(out, block->as.row.header ? " /=" : " /");
		} else if (block->kind == BLOCK_TABLE_CELL) {
			g_string_append_printf(out, " %u+%u*%u", block->as.cell.column, block->as.cell.column_span,
				block->as.cell.row_span);
		}
	}
	sketch_finish(&sketch);
	return g_string_free(out, FALSE);
}

static void test_cells(void)
{
	static const struct {
		const char *html;
		const char *cells;
	} rows[] = {
		{ "<table><tr><td rowspan=2>a<td>b<tr><td>c", "2: / 0+1*2 1+1*1 / 1+1*1" },
		{ "<table><tr><td>a<td colspan=2>b<tr><td>c<td>d<td>e", "3: / 0+1*1 1+2*1 / 0+1*1 1+1*1 2+1*1" },
		{ "<table><tr><td colspan=9>a<tr><td>b<td>c", "2: / 0+2*1 / 0+1*1 1+1*1" },
		{ "<table><tr><td rowspan=9>a<td>b<tr><td>c", "2: / 0+1*2 1+1*1 / 1+1*1" },
		{ "<table><thead><tr><th rowspan=3>a<th>b<tbody><tr><td>c<td>d", "2: /= 0+1*1 1+1*1 / 0+1*1 1+1*1" },
		{ "<table><tr><th>a<th>b<tr><th>c<td>d", "2: /= 0+1*1 1+1*1 / 0+1*1 1+1*1" },
		{ "<table><tr><th rowspan=2>a<th>b<tr><th>c<tr><td>d<td>e",
			"2: /= 0+1*2 1+1*1 /= 1+1*1 / 0+1*1 1+1*1" },
		{ "<table><tr><th>a<th>b", "2: / 0+1*1 1+1*1" },
		{ "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d", "3: / 0+1*1 1+1*2 2+1*1 / 0+1*1" },
		{ "<table><tr><td colspan=-1 rowspan=0>a<td colspan=x>b", "2: / 0+1*1 1+1*1" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *cells = cells_of(rows[i].html);
		g_assert_cmpstr(cells, ==, rows[i].cells);
	}
}

static void test_media(void)
{
	static const struct sketch_case rows[] = {
		{ "<iframe src=\"//www.youtube.com/embed/abc?rel=0\" title=\"短片\"></iframe>", "link-card{短片}", "" },
		{ "<video src=\"https://example.org/a.mp4\"></video>", "link-card", "" },
		{ "<video title=短片 controls><source src=\"a.mp4\">不能放</video>", "link-card{短片}", "" },
		{ "甲<audio src=a.mp3 title=歌></audio>乙", "paragraph{甲link<a.mp3>{歌}乙}", "" },
		{ "<div><video><source src=a.webm><p>不能放</p></video>甲</div>", "link-cardparagraph{甲}", "" },
		{ "<object data=\"javascript:x\"></object>", "", NULL },
		{ "<iframe></iframe>甲", "paragraph{甲}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_links_and_images(void)
{
	static const struct sketch_case rows[] = {
		{ "甲<a href=\" b&amp;c \" onclick=x>乙*丙*</a>", "paragraph{甲link<b&c>{乙em{丙}}}", "" },
		{ "<a href=b><img src=c alt=\"甲\"></a>", "paragraph{link<b>{image<c|甲>}}", "" },
		{ "甲<a>乙</a><a href=\"\">丙</a>", "paragraph{甲乙丙}", "" },
		{ "甲<a href=b>乙", "paragraph{甲乙}", "1:4 raw-html" },
		{ "甲<img>乙<img src=\"\" data-src=b>", "paragraph{甲乙image<b|>}", "" },
		{ "<p align=center><img src=b width=3></p>", "paragraph{image<b|>}", "" },
		{ "甲<span style=x>乙</span>丙</a>", "paragraph{甲乙丙}", "1:31 raw-html" },
		{ "<img src=b alt=\"甲&quot;乙\">", "paragraph{image<b|甲\"乙>}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static const struct block *first_of_kind(const struct doc *doc, enum block_kind kind)
{
	const struct block *block = doc->root;
	while (block && block->kind != kind) {
		block = block_next(block, doc->root);
	}
	return block;
}

// The id of a heading stays what its text makes it, and leads there too.
static void test_ids(void)
{
	struct sketch sketch;
	sketch_init(&sketch,
		"## 甲<a id=\"x\"></a>\n\n乙<a name=y>丙</a>\n\n<h3 id=\"z\">丁</h3>\n\n[](#x) [](#y) [](#z) [](#甲)\n",
		(struct source_options){ .pass = { .last = PASS_NUMBER } });
	g_autofree char *said = sketch_messages(&sketch);
	g_assert_cmpstr(said, ==, "");
	const struct block *heading = first_of_kind(sketch.doc, BLOCK_HEADING);
	g_assert_cmpstr(heading->anchor->name, ==, "甲");
	g_assert_cmpstr(heading->prev->anchor->name, ==, "x");
	g_assert_cmpstr(heading->next->anchor->name, ==, "y");
	g_assert_cmpstr(heading->next->next->anchor->name, ==, "z");
	sketch_finish(&sketch);
}

static void test_lang(void)
{
	struct sketch sketch;
	sketch_init(&sketch, "甲<span lang=ja>乙*丙*</span>丁\n\n<div lang=en><p>a</p><p lang=fr>b</p></div>\n",
		(struct source_options){ .pass = { .last = PASS_NUMBER } });
	const struct block *block = first_of_kind(sketch.doc, BLOCK_PARAGRAPH);
	g_assert_null(block->first_span->lang);
	g_assert_cmpstr(block->first_span->as.text, ==, "甲");
	g_assert_cmpstr(block->first_span->next->lang, ==, "ja");
	g_assert_cmpstr(block->first_span->next->next->first_child->lang, ==, "ja");
	g_assert_null(block->last_span->lang);
	g_assert_cmpstr(block->next->lang, ==, "en");
	g_assert_cmpstr(block->next->next->lang, ==, "fr");
	sketch_finish(&sketch);
}

static void test_ruby(void)
{
	static const struct sketch_case rows[] = {
		{ "<ruby>汉字<rt>hànzì</rt></ruby>吧", "paragraph{ruby<hànzì>{汉字}吧}", "" },
		{ "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>",
			"paragraph{ruby<hàn>{汉}ruby<zì>{字}}", "" },
		{ "<ruby>汉<rp>(<rt>hàn<rp>)<rb>字<rt>zì</ruby>", "paragraph{ruby<hàn>{汉}ruby<zì>{字}}", "" },
		{ "<ruby><rb>东<rb>京<rt>とう<rt>きょう</ruby>", "paragraph{ruby<とう>{东}ruby<きょう>{京}}", "" },
		{ "<ruby><rb>东</rb><rb>京</rb><rt>とうきょう</rt></ruby>", "paragraph{ruby<とうきょう>{东京}}", "" },
		{ "<ruby>东京<rt>とう</rt><rt>きょう</rt></ruby>", "paragraph{ruby<とうきょう>{东京}}", "" },
		{ "<ruby>\n汉\n<rt>hàn</rt>\n字<rt>zì</rt>\n</ruby>", "paragraph{ruby<hàn>{汉}ruby<zì>{字}}", "" },
		{ "<ruby>**汉**字<rt>*hàn* `zì`</rt></ruby>", "paragraph{ruby<hàn zì>{strong{汉}字}}", "" },
		{ "<ruby>汉<rt>hàn</rt>字</ruby>吧", "paragraph{ruby<hàn>{汉}字吧}", "" },
		{ "<ruby>汉字</ruby>", "paragraph{汉字}", "" },
		{ "<ruby>汉<rt> </rt></ruby>", "paragraph{汉}", "" },
		{ "<ruby><rt>hàn</rt></ruby>", "paragraph{hàn}", "" },
		{ "<ruby></ruby>甲", "paragraph{甲}", "" },
		{ "**<ruby>汉<rt>hàn</rt></ruby>**", "paragraph{strong{ruby<hàn>{汉}}}", "" },
		{ "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>", "paragraph{汉(hàn)}", "1:1 raw-html" },
		{ "甲<rt>乙</rt>", "paragraph{甲乙}", "1:4 raw-html" },
		{ "<ruby><ruby>东<rt>とう</rt></ruby><rt>East</rt></ruby>", "paragraph{ruby<とう>{东}East}",
			"1:7 raw-html 1:38 raw-html" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

// Bounded in depth, and linear, whatever is left open.
static void test_many(void)
{
	static const char *const tags[] = { "<b>", "</b>", "<ruby>", "<rt>", "<b><i>", "<b>*", "<ruby>字<rt>",
		"<b></i>" };
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
		g_autoptr(GString) text = g_string_new("甲");
		for (int j = 0; j < 20000; j++) {
			g_string_append(text, tags[i]);
		}
		g_string_append(text, "乙");
		struct sketch sketch;
		sketch_init(&sketch, text->str, (struct source_options){ .pass = { .last = PASS_NUMBER } });
		g_autofree char *tree = sketch_text(&sketch);
		g_assert_true(g_str_has_prefix(tree, "paragraph{甲"));
		g_assert_nonnull(strstr(tree, "乙"));
		sketch_finish(&sketch);
	}
}

static unsigned occurrences(const char *text, const char *part)
{
	unsigned count = 0;
	for (const char *at = text; (at = strstr(at, part)); at += strlen(part)) {
		count++;
	}
	return count;
}

static void assert_sound(const struct block *block)
{
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		if (span->kind == SPAN_RUBY) {
			g_assert_true(span->as.ruby && *span->as.ruby && span->first_child);
			for (const struct span *around = span->parent; around; around = around->parent) {
				g_assert_cmpint(around->kind, !=, SPAN_RUBY);
			}
		}
		g_assert_true(span->kind != SPAN_CODE || !span->first_child);
	}
}

// However tags are mixed, no text is lost and the tree is sound: a deterministic walk of a small generator.
static void test_random(void)
{
	static const char *const pieces[] = { "<b>", "</b>", "<u>", "</u>", "<code>", "</code>", "<ruby>", "</ruby>",
		"<rb>", "</rb>", "<rt>", "</rt>", "字", "字", "字", "*", "**", "`", "[", "](u)", "![", "\n", " ", "{",
		"|", "}", "<br>", "<p>", "\n\n" };
	guint32 state = 20261122;
	for (int round = 0; round < 4000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (int i = 0; i < 40; i++) {
			state = state * 1664525u + 1013904223u;
			g_string_append(text, pieces[(state >> 16) % G_N_ELEMENTS(pieces)]);
		}
		struct source_options options = parse_only;
		options.ruby = round % 2 == 0;
		struct sketch sketch;
		sketch_init(&sketch, text->str, options);
		g_autofree char *tree = sketch_text(&sketch);
		g_test_message("%s", text->str);
		if (!strstr(text->str, "![")) {
			g_assert_cmpuint(occurrences(tree, "字"), ==, occurrences(text->str, "字"));
		}
		for (const struct block *block = sketch.doc->root; block; block = block_next(block, sketch.doc->root)) {
			assert_sound(block);
		}
		sketch_finish(&sketch);
	}
}

static void test_depth(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 2 * DOC_DEPTH_MAX; i++) {
		g_string_append(text, "<b>");
	}
	g_string_append(text, "甲");
	for (int i = 0; i < 2 * DOC_DEPTH_MAX; i++) {
		g_string_append(text, "</b>");
	}
	struct sketch sketch;
	sketch_init(&sketch, text->str, (struct source_options){ .pass = { .last = PASS_PARSE } });
	unsigned depth = 0;
	const struct span *span = sketch.doc->root->first_child->first_span;
	for (; span->kind == SPAN_STRONG; span = span->first_child) {
		depth++;
	}
	g_assert_cmpstr(span->as.text, ==, "甲");
	g_assert_cmpuint(depth, <, DOC_DEPTH_MAX);
	sketch_finish(&sketch);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/raw-html/elements", test_elements);
	g_test_add_func("/raw-html/code", test_code);
	g_test_add_func("/raw-html/unbalanced", test_unbalanced);
	g_test_add_func("/raw-html/blocks", test_blocks);
	g_test_add_func("/raw-html/lists", test_lists);
	g_test_add_func("/raw-html/boxes", test_boxes);
	g_test_add_func("/raw-html/tables", test_tables);
	g_test_add_func("/raw-html/cells", test_cells);
	g_test_add_func("/raw-html/media", test_media);
	g_test_add_func("/raw-html/links-and-images", test_links_and_images);
	g_test_add_func("/raw-html/ids", test_ids);
	g_test_add_func("/raw-html/lang", test_lang);
	g_test_add_func("/raw-html/ruby", test_ruby);
	g_test_add_func("/raw-html/many", test_many);
	g_test_add_func("/raw-html/depth", test_depth);
	g_test_add_func("/raw-html/random", test_random);
	return g_test_run();
}
