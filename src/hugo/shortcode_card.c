#include "hugo/shortcode_card.h"

#include <string.h>

#include "hugo/shortcode_template.h"

// A title that the author gave goes with the element; the name of the service only where there is nothing else to read.
static void add_link(const struct shortcode_call *call, struct traced *out, const char *element, const char *address,
	const char *service)
{
	const char *title = shortcode_call_value(call, "title|name|caption|alt");
	if (!call->block) {
		shortcode_call_add(call, out, "<a");
		shortcode_call_add_attribute(call, out, "href", address);
		shortcode_call_add(call, out, ">");
		shortcode_call_add_html(call, out, title ? title : service);
		shortcode_call_add(call, out, "</a>");
		return;
	}
	shortcode_call_add(call, out, "<");
	shortcode_call_add(call, out, element);
	shortcode_call_add_attribute(call, out, "src", address);
	shortcode_call_add_attribute(call, out, "title", title);
	shortcode_call_add(call, out, "></");
	shortcode_call_add(call, out, element);
	shortcode_call_add(call, out, ">");
}

// The address that a template makes of the call's arguments. Arena memory.
static const char *fill_address(const struct shortcode_call *call, const char *template)
{
	struct traced address;
	traced_init(&address, SIZE_MAX);
	shortcode_template_fill(template, call, &address);
	const char *text = arena_strdup(call->arena, address.text->str);
	traced_finish(&address);
	return text;
}

// `text` is the template of the address, for authors who do not give one; `title` is the service.
static void render_page(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	const char *given = shortcode_call_value(call, row->needs);
	const char *address = strstr(given, "://") ? given : fill_address(call, row->text);
	add_link(call, out, "iframe", address, row->title);
}

// `text` is the element.
static void render_file(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	add_link(call, out, row->text, shortcode_call_value(call, row->needs), row->title);
}

/* Music: a file, an address, or "server type id" of a service */

static const struct service {
	const char *name;
	const char *template;
	const char *title;
} services[] = {
	{ "netease", "https://music.163.com/#/{type|1|song}?id={id|2|}", "网易云音乐" },
	{ "tencent", "https://y.qq.com/n/ryqq/songDetail/{id|2|}", "QQ 音乐" },
};

static const struct service *find_service(const char *name)
{
	for (size_t i = 0; name && i < G_N_ELEMENTS(services); i++) {
		if (g_ascii_strcasecmp(services[i].name, name) == 0) {
			return &services[i];
		}
	}
	return NULL;
}

static void render_music(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	const struct service *service = find_service(shortcode_call_value(call, "server|0"));
	const char *auto_address = shortcode_call_value(call, "auto");
	if (service && shortcode_call_value(call, "id|2")) {
		add_link(call, out, "iframe", fill_address(call, service->template), service->title);
	} else if (auto_address) {
		add_link(call, out, "iframe", auto_address, row->title);
	} else {
		const char *file = shortcode_call_value(call, "url|src|0");
		add_link(call, out, "audio", file ? file : "", row->title);
	}
}

static const struct shortcode_form page = { render_page, SHORTCODE_SINGLE, SHORTCODE_EITHER, false };
static const struct shortcode_form file = { render_file, SHORTCODE_SINGLE, SHORTCODE_EITHER, false };
static const struct shortcode_form music = { render_music, SHORTCODE_SINGLE, SHORTCODE_EITHER, false };

static const struct shortcode_row rows[] = {
	{ "asciinema", &page, "id|key|0", "https://asciinema.org/a/{id|key|0|}", "asciinema" },
	{ "audio", &file, "src|url|file|0", "audio", "Audio" },
	{ "bilibili", &page, "id|bvid|bv|aid|src|url|0", "https://www.bilibili.com/video/{id|bvid|bv|aid|0|}",
		"bilibili" },
	{ "codepen", &page, "id|1", "https://codepen.io/{user|0|}/pen/{id|1|}", "CodePen" },
	{ "douban", &page, "src|url|id|0", "https://www.douban.com/subject/{src|id|0|}/", "豆瓣" },
	{ "gist", &page, "id|1|0", "https://gist.github.com/{user|0|}/{id|1|}", "Gist" },
	{ "github", &page, "repo|link|url|0", "https://github.com/{repo|0|}", "GitHub" },
	{ "instagram", &page, "id|0", "https://www.instagram.com/p/{id|0|}/", "Instagram" },
	{ "jsfiddle", &page, "id|0", "https://jsfiddle.net/{id|0|}/", "JSFiddle" },
	{ "music", &music, "url|src|auto|id|0", NULL, "Music" },
	{ "neodb", &page, "src|url|0", "https://neodb.social/{src|0|}", "NeoDB" },
	{ "soundcloud", &page, "url|id|0", "https://soundcloud.com/{id|0|}", "SoundCloud" },
	{ "spotify", &page, "id|1", "https://open.spotify.com/{type|0|}/{id|1|}", "Spotify" },
	{ "tweet", &page, "id|0", "https://x.com/{user|i}/status/{id|0|}", "X" },
	{ "twitter", &page, "id|0", "https://x.com/{user|i}/status/{id|0|}", "X" },
	{ "video", &file, "src|url|file|0", "video", "Video" },
	{ "vimeo", &page, "id|0", "https://vimeo.com/{id|0|}", "Vimeo" },
	{ "x", &page, "id|0", "https://x.com/{user|i}/status/{id|0|}", "X" },
	{ "youku", &page, "id|0", "https://v.youku.com/v_show/id_{id|0|}.html", "优酷" },
	{ "youtube", &page, "id|0", "https://www.youtube.com/watch?v={id|0|}", "YouTube" },
};

const struct shortcode_row *shortcode_card_find(const char *name)
{
	return shortcode_row_find(rows, G_N_ELEMENTS(rows), name);
}
