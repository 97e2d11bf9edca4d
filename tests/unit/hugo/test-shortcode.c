#include "hugo/shortcode.h"

#include <string.h>

#include "base/yaml.h"

// A text, expanded.
struct trial {
	struct arena *arena;
	struct diag *diag;
	struct passage text;
	uint32_t file; // of the text as it was
};

static const struct value *parse(struct trial *trial, const char *yaml)
{
	struct value_origin origin = { diag_add_file(trial->diag, "t.yaml", yaml, strlen(yaml)), 1 };
	return yaml_parse(yaml, strlen(yaml), origin, DIAG_INVALID_OPTION, trial->arena, trial->diag);
}

// Expands with a configuration of shortcodes, front matter, and parameters of the site, each YAML or NULL.
static void trial_init(
	struct trial *out, const char *text, const char *configuration, const char *front, const char *params)
{
	out->arena = arena_create();
	out->diag = diag_create();
	out->file = diag_add_file(out->diag, "t.md", text, strlen(text));
	struct shortcode_options options = {
		.map = configuration ? shortcode_map_read(parse(out, configuration), out->arena, out->diag)
				     : &shortcode_map_default,
		.page.values = front ? parse(out, front) : NULL,
		.page.params = params ? parse(out, params) : NULL,
	};
	out->text = (struct passage){ text, strlen(text), out->file, 1 };
	shortcode_expand(&out->text, &options, out->arena, out->diag);
}

static void trial_finish(struct trial *trial)
{
	diag_destroy(trial->diag);
	arena_destroy(trial->arena);
}

// Every message as "line:column code: text", one a line.
static char *messages(const struct trial *trial)
{
	g_autoptr(GString) out = g_string_new(NULL);
	for (size_t i = 0; i < diag_message_count(trial->diag); i++) {
		const struct message *message = diag_message_at(trial->diag, i);
		g_string_append_printf(out, "%s%u:%u %s", out->len > 0 ? "\n" : "", message->pos.line,
			message->pos.column, message->text);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

struct row {
	const char *text;
	const char *made;
};

struct fault {
	const char *text;
	const char *made;
	const char *messages;
};

static void check_trial(const struct trial *trial, const struct fault *expected)
{
	g_autofree char *said = messages(trial);
	g_test_message("%s", expected->text);
	g_assert_cmpstr(trial->text.text, ==, expected->made);
	g_assert_cmpuint(trial->text.length, ==, strlen(trial->text.text));
	g_assert_cmpstr(said, ==, expected->messages);
}

static void check_faults(const struct fault *faults, size_t count, const char *configuration)
{
	for (size_t i = 0; i < count; i++) {
		struct trial trial;
		trial_init(&trial, faults[i].text, configuration, NULL, NULL);
		check_trial(&trial, &faults[i]);
		trial_finish(&trial);
	}
}

// What becomes of texts without a message.
static void check(const struct row *rows, size_t count, const char *configuration)
{
	for (size_t i = 0; i < count; i++) {
		check_faults(&(struct fault){ rows[i].text, rows[i].made, "" }, 1, configuration);
	}
}

static void test_text(void)
{
	static const struct row rows[] = {
		{ "没有\n", "没有\n" },
		{ "a {{</* b */>}} c", "a {{< b >}} c" },
		{ "a {{%/* b \"c\" */%}}{{</**/>}}", "a {{% b \"c\" %}}{{<>}}" },
		{ "```\n{{</* b */>}}\n```", "```\n{{< b >}}\n```" },
		{ "前{{< br >}}后", "前<br>后" },
		{ "前{{< comment >}}中{{< /comment >}}后", "前后" },
		{ "```\n{{< br >}}\n```", "```\n<br>\n```" },
	};
	check(rows, G_N_ELEMENTS(rows), NULL);
}

static void test_broken(void)
{
	static const struct fault faults[] = {
		{ "甲\n 乙{{< a \"b >}}", "甲\n 乙{{< a \"b >}}",
			"2:11 shortcode 'a' has a quoted argument that is not closed on its line" },
		{ "{{< br %}}", "{{< br %}}", "1:8 shortcode 'br' is opened by '{{<' and ended by '%}}'" },
		{ "{{< >}}", "{{< >}}", "1:5 a shortcode has no name" },
		{ "{{</* x", "{{</* x", "1:4 a shortcode that '/*' makes text is not ended by '*/'" },
		{ "{{< /quote >}}", "{{< /quote >}}", "1:1 shortcode 'quote' is closed and not open" },
		{ "{{< details >}}文", "{{< details >}}文", "1:1 shortcode 'details' is not closed" },
		{ "{{< figure alt=图 >}}", "{{< figure alt=图 >}}", "1:1 shortcode 'figure' has no argument 'src'" },
		{ "{{< qr />}}", "", "1:1 shortcode 'qr' has no text" },
		{ "{{< youtube id='x' >}}", "{{< youtube id='x' >}}",
			"1:16 shortcode 'youtube' has an argument with quotes in it that must stand in \"...\" or "
			"`...`" },
		{ "{{< figure \"\" >}}", "{{< figure \"\" >}}", "1:1 shortcode 'figure' has no argument 'src'" },
		{ "{{< notice >}}\n{{< tip >}}\n文\n{{< /notice >}}", "> [!note]\n>\n> {{< tip >}}\n> 文",
			"2:1 shortcode 'tip' is not closed" },
		{ "{{< button >}}字{{< /button >}}", "{{< button >}}字",
			"1:1 shortcode 'button' has no argument 'href'" },
	};
	check_faults(faults, G_N_ELEMENTS(faults), NULL);
}

static void test_unknown(void)
{
	static const char said[] = "1:1 nothing says what shortcode 'box' stands for; what it holds is kept";
	static const struct fault faults[] = {
		{ "{{< box >}}**文**{{< /box >}}", "**文**", said },
		{ "{{< box a=1 >}}", "", said },
		{ "{{< box />}}。{{% box %}}。{{% /box %}}", "。。", said },
		{ "{{< box >}}\n\n文\n\n{{< /box >}}\n后", "文\n\n后", said },
		{ "{{< box >}}{{< br >}}{{< /box >}}", "<br>", said },
	};
	check_faults(faults, G_N_ELEMENTS(faults), NULL);
	static const struct row dropped[] = {
		{ "前{{< box >}}文{{< /box >}}", "前" },
		{ "{{< other >}}\n文\n{{< /other >}}\n", "> <code>other</code>\n>\n> 文\n\n" },
	};
	check(dropped, G_N_ELEMENTS(dropped), "box: drop\n'*': placeholder\n");
}

static void test_unknown_once(void)
{
	g_autoptr(GHashTable) reported = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct shortcode_options options = { .map = &shortcode_map_default, .reported = reported };
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	for (size_t i = 0; i < 3; i++) {
		const char *source = i < 2 ? "{{< box >}}" : "{{< box >}}{{< cell >}}";
		struct passage text = { source, strlen(source), 0, 1 };
		shortcode_expand(&text, &options, arena, diag);
	}
	g_assert_cmpuint(diag_count_code(diag, DIAG_UNKNOWN_SHORTCODE), ==, 2);
	diag_destroy(diag);
	arena_destroy(arena);
}

static void test_figure(void)
{
	static const struct row rows[] = {
		{ "{{< figure src=\"a.png\" >}}", "<figure><img src=\"a.png\" alt=\"\"></figure>" },
		{ "{{< figure \"a b.png\" >}}", "<figure><img src=\"a b.png\" alt=\"\"></figure>" },
		{ "{{< figure src=a.png alt=\"图\" width=300 height=20 class=wide >}}",
			"<figure class=\"wide\"><img src=\"a.png\" alt=\"图\" width=\"300\" height=\"20\"></figure>" },
		{ "{{< figure src=a.png title=\"题\" caption=\"说>明\" attr=\"某人\" attrlink=\"https://b.cn\" >}}",
			"<figure><img src=\"a.png\" alt=\"说&gt;明\"><figcaption><strong>题</strong> 说&gt;明 "
			"<a href=\"https://b.cn\">某人</a></figcaption></figure>" },
		{ "- {{< figure src=a.png caption=\"**说**`明`\" attr=b >}}",
			"- <figure><img src=\"a.png\" alt=\"说明\"><figcaption>\n\n  **说**`明` b\n\n"
			"  </figcaption></figure>" },
		{ "{{< figure src=a.png link=\"/b?c&d\" attr=e >}}",
			"<figure><a href=\"/b?c&amp;d\"><img src=\"a.png\" alt=\"\"></a>"
			"<figcaption>e</figcaption></figure>" },
		{ "行{{< figure src=a.png caption=b >}}中", "行<img src=\"a.png\" alt=\"b\">中" },
		{ "| {{< figure a.png >}} |\n|--|\n", "| <img src=\"a.png\" alt=\"\"> |\n|--|\n" },
		{ "{{< figure src=a.png alt=`\"<|&\n` >}}",
			"<figure><img src=\"a.png\" alt=\"&quot;&lt;&#124;&amp; \"></figure>" },
		{ "{{< img src=a.png >}}{{< image src=b.png >}}",
			"<figure><img src=\"a.png\" alt=\"\"></figure>\n\n<figure><img src=\"b.png\" "
			"alt=\"\"></figure>" },
	};
	check(rows, G_N_ELEMENTS(rows), NULL);
}

static void test_highlight(void)
{
	static const struct row rows[] = {
		{ "{{< highlight go >}}\nx := 1\n{{< /highlight >}}", "```go\nx := 1\n```" },
		{ "{{< highlight go \"linenos=table, hl_lines=8 15-17,linenostart=199\" >}}\n\n\tx\n\n{{< /highlight "
		  ">}}",
			"```go {linenos=table,hl_lines=[8,\"15-17\"],linenostart=199}\n\tx\n```" },
		{ "{{< highlight lang=md options=\"linenos=true\" >}}````\n{{< /highlight >}}",
			"`````md {linenos=true}\n````\n`````" },
		{ "{{< highlight >}}{{< /highlight >}}", "```\n```" },
		{ "用{{< highlight c >}}*p_x{{< /highlight >}}取", "用<code>\\*p\\_x</code>取" },
		{ "- 项\n  {{< highlight c >}}\n  int x;\n    y;\n  {{< /highlight >}}\n",
			"- 项\n  \n  ```c\n  int x;\n    y;\n  ```\n\n" },
	};
	check(rows, G_N_ELEMENTS(rows), NULL);
}

static void test_references(void)
{
	static const struct row rows[] = {
		{ "[链]({{< ref \"b.md\" >}})", "[链](bifolio-ref:b.md)" },
		{ "[链]({{% relref \"/posts/乙 (1).md#节\" %}})",
			"[链](bifolio-ref:/posts/%E4%B9%99%20%281%29.md#%E8%8A%82)" },
		{ "[链]( {{< ref path=\"b?.md\" lang=\"en\" outputFormat=html >}} )",
			"[链]( bifolio-ref:b%3F.md?lang=en )" },
		{ "[链][1]\n\n[1]: {{< ref \"#a\" >}}\n", "[链][1]\n\n[1]: bifolio-ref:#a\n" },
		{ "<a href=\"{{< ref b >}}\">", "<a href=\"bifolio-ref:b\">" },
		{ "<a href={{< ref b >}}>", "<a href=bifolio-ref:b>" },
		{ "见 {{< ref \"b_c.md\" >}}（{{< ref d >}}）",
			"见 [b\\_c.md](bifolio-ref:b_c.md)（[d](bifolio-ref:d)）" },
	};
	check(rows, G_N_ELEMENTS(rows), NULL);
}

static void test_param(void)
{
	static const struct fault rows[] = {
		{ "v{{< param version >}}", "v1.0", "" },
		{ "{{< param Name=version >}}", "1.0", "" },
		{ "{{< param \"deep.er\" >}}", "\\*星\\*", "" },
		{ "{{% param deep.er %}}", "*星*", "" },
		{ "{{< param color >}}", "红", "" },
		{ "{{< param list >}}", "甲, 乙", "" },
		{ "{{< param own >}}{{< param theirs >}}", "页站", "" },
		{ "{{< param none >}}", "",
			"1:1 neither the front matter nor the site has a parameter 'none' that is text" },
		{ "{{< param deep >}}", "",
			"1:1 neither the front matter nor the site has a parameter 'deep' that is text" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trial trial;
		trial_init(&trial, rows[i].text, NULL,
			"version: 1.0\ndeep: {er: '*星*'}\nlist: [甲, 乙]\nown: 页\nparams: {color: 红}\n",
			"own: 站\ntheirs: 站\n");
		check_trial(&trial, &rows[i]);
		trial_finish(&trial);
	}
}

static void test_blocks(void)
{
	static const struct row rows[] = {
		{ "{{< details summary=\"看 > 这\" >}}\n**文**\n{{< /details >}}",
			"<details><summary>看 &gt; 这</summary>\n\n**文**\n\n</details>" },
		{ "{{< details summary=\"*看*\" >}}文{{< /details >}}",
			"<details><summary>\n\n*看*\n\n</summary>\n\n文\n\n</details>" },
		{ "{{< details open=true >}}文{{< /details >}}", "<details open>\n\n文\n\n</details>" },
		{ "{{< expand \"更多\" >}}\n文\n{{< /expand >}}",
			"<details><summary>更多</summary>\n\n文\n\n</details>" },
		{ "{{< notice tip \"题\" >}}\n文\n\n二\n{{< /notice >}}", "> [!tip] 题\n>\n> 文\n>\n> 二" },
		{ "{{% callout type=\"error\" title=\"题\" %}}文{{% /callout %}}", "> [!danger] 题\n>\n> 文" },
		{ "{{< alert \"twitter\" >}}文{{< /alert >}}", "> [!note]\n>\n> 文" },
		{ "{{< warning >}}文{{< /warning >}}", "> [!warning]\n>\n> 文" },
		{ "{{< tip \"小标题\" >}}文{{< /tip >}}", "> [!tip] 小标题\n>\n> 文" },
		{ "{{< quote author=\"鲁迅\" >}}\n文\n{{< /quote >}}", "> 文\n>\n> —— 鲁迅" },
		{ "{{< quote >}}文{{< /quote >}}", "> 文\n>" },
		{ "{{< tabs >}}\n{{< tab \"甲\" >}}\n一\n{{< /tab >}}\n{{< tab name=\"乙\" >}}二{{< /tab >}}\n{{< "
		  "/tabs >}}",
			"**甲**\n\n一\n\n**乙**\n\n二" },
		{ "{{< tabs >}}{{< tab >}}一{{< /tab >}}{{< tab >}}二{{< /tab >}}{{< /tabs >}}", "一\n\n二" },
		{ "{{< columns >}}\n左\n\n<--->\n\n右\n{{< /columns >}}", "左\n\n\n\n右" },
		{ "{{< mermaid >}}\ngraph TD;\n{{< /mermaid >}}", "```mermaid\ngraph TD;\n```" },
		{ "{{< table \"t\" >}}\n| a |\n|---|\n{{< /table >}}", "| a |\n|---|" },
		{ "{{< rawhtml >}}\n<p>*x*\n\n</p>\n{{< /rawhtml >}}", "<div>\n<p>*x*\n&#32;\n</p>\n</div>" },
		{ "字{{< rawhtml >}}<b class=\"_a_\">*x*</b>{{< /rawhtml >}}", "字<b class=\"_a_\">\\*x\\*</b>" },
		{ "{{% rawhtml %}}*x*{{% /rawhtml %}}", "<div>\n*x*\n</div>" },
		{ "{{< link href=\"https://a.cn\" content=\"甲_乙\" >}}", "<a href=\"https://a.cn\">甲\\_乙</a>" },
		{ "{{< button href=/a >}}\n去\n{{< /button >}}", "<a href=\"/a\">去</a>" },
		{ "{{< link \"https://a.cn\" >}}", "<a href=\"https://a.cn\">https://a.cn</a>" },
	};
	check(rows, G_N_ELEMENTS(rows), NULL);
}

static void test_cards(void)
{
	static const struct row rows[] = {
		{ "{{< youtube a-_B >}}", "<iframe src=\"https://www.youtube.com/watch?v=a-_B\"></iframe>" },
		{ "{{< youtube id=\"x\" title=\"片\" autoplay=true >}}",
			"<iframe src=\"https://www.youtube.com/watch?v=x\" title=\"片\"></iframe>" },
		{ "看{{< youtube x >}}。", "看<a href=\"https://www.youtube.com/watch?v=x\">YouTube</a>。" },
		{ "{{< vimeo 146022717 >}}", "<iframe src=\"https://vimeo.com/146022717\"></iframe>" },
		{ "{{< x user=\"a\" id=\"1\" >}}", "<iframe src=\"https://x.com/a/status/1\"></iframe>" },
		{ "{{< tweet 877 >}}", "<iframe src=\"https://x.com/i/status/877\"></iframe>" },
		{ "{{< gist spf13 789 >}}", "<iframe src=\"https://gist.github.com/spf13/789\"></iframe>" },
		{ "{{< bilibili BV1Sx411T7QQ >}}",
			"<iframe src=\"https://www.bilibili.com/video/BV1Sx411T7QQ\"></iframe>" },
		{ "{{< douban src=\"https://movie.douban.com/subject/1/\" >}}",
			"<iframe src=\"https://movie.douban.com/subject/1/\"></iframe>" },
		{ "{{< music netease song 1868553 >}}",
			"<iframe src=\"https://music.163.com/#/song?id=1868553\"></iframe>" },
		{ "{{< music url=\"/a.mp3\" name=\"曲\" >}}", "<audio src=\"/a.mp3\" title=\"曲\"></audio>" },
		{ "{{< music auto=\"https://music.163.com/#/song?id=1\" >}}",
			"<iframe src=\"https://music.163.com/#/song?id=1\"></iframe>" },
		{ "{{< video src=\"a.mp4\" />}}", "<video src=\"a.mp4\"></video>" },
		{ "{{< qr text=\"https://a.cn/?b\" />}}",
			"<img src=\"bifolio-qr:https%3A%2F%2Fa.cn%2F%3Fb\" alt=\"https://a.cn/?b\">" },
		{ "{{< qr level=\"low\" scale=2 alt=\"码\" >}}\n甲\n乙\n{{< /qr >}}",
			"<img src=\"bifolio-qr:%E7%94%B2%0A%E4%B9%99?level=low&amp;scale=2\" alt=\"码\">" },
	};
	check(rows, G_N_ELEMENTS(rows), NULL);
}

// A block stands between blank lines, in the quotes and items of the line that it stands in.
static void test_places(void)
{
	static const struct row rows[] = {
		{ "前\n{{< tip >}}文{{< /tip >}}\n后", "前\n\n> [!tip]\n>\n> 文\n\n后" },
		{ "前\n\n{{< tip >}}文{{< /tip >}}\n\n后", "前\n\n> [!tip]\n>\n> 文\n\n后" },
		{ "前{{< tip >}}文{{< /tip >}} 后", "前\n\n> [!tip]\n>\n> 文\n\n后" },
		{ "> 前\n> {{< tip >}}\n> 文\n>\n> 二\n> {{< /tip >}}\n> 后",
			"> 前\n> \n> > [!tip]\n> >\n> > 文\n> >\n> > 二\n>\n> 后" },
		{ "1. {{< tip >}}\n   文\n   {{< /tip >}}\n2. 后", "1. > [!tip]\n   >\n   > 文\n\n2. 后" },
		{ "- 前\n  {{< tip >}}文{{< /tip >}}\n", "- 前\n  \n  > [!tip]\n  >\n  > 文\n\n" },
		{ "| {{< tip >}}文{{< /tip >}} |\n|--|\n", "| 文 |\n|--|\n" },
		{ "{{< tip >}}\n{{< figure a >}}\n{{< /tip >}}",
			"> [!tip]\n>\n> <figure><img src=\"a\" alt=\"\"></figure>" },
		{ "{{< tip >}}{{< tip >}}文{{< /tip >}}{{< /tip >}}", "> [!tip]\n>\n> > [!tip]\n> >\n> > 文" },
		{ "{{< vimeo 1 >}} {{< br >}}后", "<iframe src=\"https://vimeo.com/1\"></iframe>\n\n<br>后" },
		{ "{{< comment >}}\n无\n{{< /comment >}}\n后", "\n后" },
	};
	check(rows, G_N_ELEMENTS(rows), NULL);
}

static void test_templates(void)
{
	static const char configuration[] = "note: \"> [!{0|info}]\\n> {inner}\"\n"
					    "ruby: '<ruby>{0}<rt>{1}</rt></ruby>'\n"
					    "Kbd: '<kbd class=\"{class}\">{inner|无}</kbd>'\n"
					    "pair: \"{inner}{inner}\"\n"
					    "braces: '{{{0}}}'\n"
					    "card: |\n  **{title|name|}**\n\n  {inner}\n\n  —— {by|}\n"
					    "list: \"- {inner}\"\n"
					    "plain: {template: '<div>{inner}</div>', markdown: false}\n"
					    "word: {template: '{inner}', markdown: no}\n"
					    "gone: drop\n"
					    "kept: keep\n"
					    "shown: placeholder\n";
	static const struct row rows[] = {
		{ "{{< note tip >}}文\n二{{< /note >}}", "> [!tip]\n> 文\n> 二" },
		{ "{{< note >}}文{{< /note >}}", "> [!info]\n> 文" },
		{ "字{{< ruby 漢 かん >}}", "字<ruby>漢<rt>かん</rt></ruby>" },
		{ "按{{< kbd class=`\"<` />}}", "按<kbd class=\"&quot;&lt;\">无</kbd>" },
		{ "按{{< kbd >}}A{{< /kbd >}}", "按<kbd class=\"\">A</kbd>" },
		{ "x{{< pair >}}a{{< pair >}}b{{< /pair >}}{{< /pair >}}", "xabbabb" },
		{ "{{< braces a >}}", "{a}" },
		{ "{{< card name=\"题\" >}}文{{< /card >}}", "**题**\n\n文\n" },
		{ "{{< card by=\"我\" >}}{{< /card >}}", "—— 我" },
		{ "{{< list >}}\n一\n\n二\n{{< /list >}}", "- 一\n\n  二" },
		{ "{{< plain >}}\n*a*\n\nb\n{{< /plain >}}", "<div>*a*\n&#32;\nb</div>" },
		{ "x{{< word >}}*a* <i title=\"*\">{{< /word >}}", "x\\*a\\* <i title=\"*\">" },
		{ "{{% word %}}*a*{{% /word %}}", "*a*" },
		{ "a{{< gone 1 >}}b{{< /gone >}}c", "ac" },
		{ "{{< kept >}}\n文\n{{< /kept >}}", "文" },
		{ "{{< shown a b=\"c*\" >}}", "<code>shown a b=c\\*</code>" },
		{ "{{< shown 1 >}}\n文\n{{< /shown >}}", "> <code>shown 1</code>\n>\n> 文" },
	};
	check(rows, G_N_ELEMENTS(rows), configuration);
}

// Byte `at` of the text that was made comes from a line and a column of the source.
static void check_position(const struct trial *trial, const char *made, uint32_t line, uint32_t column)
{
	const char *found = strstr(trial->text.text, made);
	g_assert_nonnull(found);
	struct source_pos pos = { .file = trial->text.file, .line = 1, .column = 1 };
	for (const char *p = trial->text.text; p < found; p++) {
		pos.line += *p == '\n';
		pos.column = *p == '\n' ? 1 : pos.column + 1;
	}
	struct source_pos origin = diag_origin(trial->diag, pos);
	g_test_message("%s", made);
	g_assert_cmpuint(origin.file, ==, trial->file);
	g_assert_cmpuint(origin.line, ==, line);
	g_assert_cmpuint(origin.column, ==, column);
}

static void test_positions(void)
{
	static const char text[] = "前 {{< br >}} 中间\n"
				   "一行\n"
				   "{{< notice tip \"题\" >}}\n"
				   "里面\n"
				   "\n"
				   "再里 {{< figure\n"
				   "  src=\"a.png\" >}}末\n"
				   "{{< /notice >}}\n"
				   "之后\n"
				   "> {{< quote >}}\n"
				   "> 引文\n"
				   "> {{< /quote >}}\n"
				   "最后{{</* x */>}}尾";
	struct trial trial;
	trial_init(&trial, text, NULL, NULL, NULL);
	check_position(&trial, "前", 1, 1);
	check_position(&trial, "<br>", 1, 5);
	check_position(&trial, "中间", 1, 16);
	check_position(&trial, "一行", 2, 1);
	check_position(&trial, "[!tip]", 3, 1);
	check_position(&trial, "里面", 4, 1);
	check_position(&trial, "再里", 6, 1);
	check_position(&trial, "<img", 6, 8);
	check_position(&trial, "末", 7, 18);
	check_position(&trial, "之后", 9, 1);
	check_position(&trial, "引文", 11, 3);
	check_position(&trial, "最后", 13, 1);
	check_position(&trial, " x ", 13, 12);
	check_position(&trial, "尾", 13, 20);
	trial_finish(&trial);
}

static void test_depth(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	enum { DEPTH = SHORTCODE_DEPTH_MAX + 3 };
	for (size_t i = 0; i < DEPTH; i++) {
		g_string_append(text, "{{< notice >}}\n");
	}
	g_string_append(text, "心\n");
	for (size_t i = 0; i < DEPTH; i++) {
		g_string_append(text, "{{< /notice >}}\n");
	}
	struct trial trial;
	trial_init(&trial, text->str, NULL, NULL, NULL);
	g_assert_cmpuint(diag_count_code(trial.diag, DIAG_NESTING_TOO_DEEP), ==, 1);
	g_assert_cmpuint(diag_message_at(trial.diag, 0)->pos.line, ==, SHORTCODE_DEPTH_MAX + 1);
	const char *heart = strstr(trial.text.text, "心");
	g_assert_nonnull(heart);
	size_t signs = 0;
	while (heart > trial.text.text && heart[-1] != '\n') {
		signs += *--heart == '>';
	}
	g_assert_cmpuint(signs, ==, SHORTCODE_DEPTH_MAX);
	trial_finish(&trial);
}

static void test_growth(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	enum { DEPTH = 30 };
	for (size_t i = 0; i < DEPTH; i++) {
		g_string_append(text, "{{< two >}}");
	}
	g_string_append(text, "心");
	for (size_t i = 0; i < DEPTH; i++) {
		g_string_append(text, "{{< /two >}}");
	}
	struct trial trial;
	trial_init(&trial, text->str, "two: '{inner}{inner}'\n", NULL, NULL);
	g_assert_cmpuint(diag_count_code(trial.diag, DIAG_BAD_SHORTCODE), ==, 1);
	g_assert_nonnull(strstr(trial.text.text, "心心心心"));
	g_assert_cmpuint(trial.text.length, <, 2 << 20);
	trial_finish(&trial);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/shortcode/text", test_text);
	g_test_add_func("/shortcode/broken", test_broken);
	g_test_add_func("/shortcode/unknown", test_unknown);
	g_test_add_func("/shortcode/unknown-once", test_unknown_once);
	g_test_add_func("/shortcode/figure", test_figure);
	g_test_add_func("/shortcode/highlight", test_highlight);
	g_test_add_func("/shortcode/references", test_references);
	g_test_add_func("/shortcode/param", test_param);
	g_test_add_func("/shortcode/blocks", test_blocks);
	g_test_add_func("/shortcode/cards", test_cards);
	g_test_add_func("/shortcode/places", test_places);
	g_test_add_func("/shortcode/templates", test_templates);
	g_test_add_func("/shortcode/positions", test_positions);
	g_test_add_func("/shortcode/depth", test_depth);
	g_test_add_func("/shortcode/growth", test_growth);
	return g_test_run();
}
