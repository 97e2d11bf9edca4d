#include "html/embed.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

struct service {
	const char *host; // this one, and those below it
	const char *name;
	const char *player; // the path of the player, up to the name of what it plays; NULL: there is none
	const char *key;    // in the query of the player, when it is there that the name stands
	const char *page;   // what the name is put behind
};

static const struct service services[] = {
	{ "youtube.com", "YouTube", "/embed/", NULL, "https://www.youtube.com/watch?v=" },
	{ "youtube-nocookie.com", "YouTube", "/embed/", NULL, "https://www.youtube.com/watch?v=" },
	{ "youtu.be", "YouTube", NULL, NULL, NULL },
	{ "vimeo.com", "Vimeo", "/video/", NULL, "https://vimeo.com/" },
	{ "bilibili.com", "哔哩哔哩", "/player.html", "bvid", "https://www.bilibili.com/video/" },
	{ "bilibili.com", "哔哩哔哩", "/player.html", "aid", "https://www.bilibili.com/video/av" },
	{ "v.qq.com", "腾讯视频", NULL, NULL, NULL },
	{ "youku.com", "优酷", "/embed/", NULL, "https://v.youku.com/v_show/id_" },
	{ "iqiyi.com", "爱奇艺", NULL, NULL, NULL },
	{ "music.163.com", "网易云音乐", NULL, NULL, NULL },
	{ "y.qq.com", "QQ 音乐", NULL, NULL, NULL },
	{ "ximalaya.com", "喜马拉雅", NULL, NULL, NULL },
	{ "xiaoyuzhoufm.com", "小宇宙", NULL, NULL, NULL },
	{ "spotify.com", "Spotify", NULL, NULL, NULL },
	{ "soundcloud.com", "SoundCloud", NULL, NULL, NULL },
	{ "music.apple.com", "Apple Music", NULL, NULL, NULL },
	{ "podcasts.apple.com", "Apple Podcasts", NULL, NULL, NULL },
	{ "ted.com", "TED", NULL, NULL, NULL },
	{ "dailymotion.com", "Dailymotion", NULL, NULL, NULL },
	{ "codepen.io", "CodePen", NULL, NULL, NULL },
	{ "jsfiddle.net", "JSFiddle", NULL, NULL, NULL },
	{ "github.com", "GitHub", NULL, NULL, NULL },
	{ "twitter.com", "Twitter", NULL, NULL, NULL },
	{ "x.com", "X", NULL, NULL, NULL },
};

static bool is_of(const char *host, const char *service)
{
	size_t length = strlen(host), wanted = strlen(service);
	return length >= wanted && g_ascii_strcasecmp(host + length - wanted, service) == 0 &&
		(length == wanted || host[length - wanted - 1] == '.');
}

// The value of a key in a query; NULL when it is not there, or empty. The caller frees it.
static char *query_value(const char *query, const char *key)
{
	g_auto(GStrv) pairs = g_strsplit(query, "&", -1);
	size_t length = strlen(key);
	for (size_t i = 0; pairs[i]; i++) {
		if (strncmp(pairs[i], key, length) == 0 && pairs[i][length] == '=' && pairs[i][length + 1] != '\0') {
			return g_strdup(pairs[i] + length + 1);
		}
	}
	return NULL;
}

// The name of what a player plays; NULL when the address is none of that player. The caller frees it.
static char *played_name(const struct service *service, const char *path, const char *query)
{
	size_t length = service->player ? strlen(service->player) : 0;
	if (length == 0 || strncmp(path, service->player, length) != 0) {
		return NULL;
	}
	char *name = service->key ? query_value(query, service->key) : g_strdup(path + length);
	bool good = name && *name && strcmp(name, "videoseries") != 0 &&
		name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=")] == '\0';
	if (!good) {
		g_clear_pointer(&name, g_free);
	}
	return name;
}

// "//host/path" and "http://host/path" as they are on the network; NULL for what is no address there.
static char *absolute(const char *url)
{
	if (g_str_has_prefix(url, "//")) {
		return g_strconcat("https:", url, NULL);
	}
	bool network = g_ascii_strncasecmp(url, "http://", 7) == 0 || g_ascii_strncasecmp(url, "https://", 8) == 0;
	return network ? g_strdup(url) : NULL;
}

static struct embed embed_from_network(const char *url, struct arena *arena)
{
	struct embed embed = { arena_strdup(arena, url), "" };
	const char *authority = strstr(url, "://") + 3;
	size_t length = strcspn(authority, "/?#");
	g_autofree char *host = g_strndup(authority, strcspn(authority, "/?#:"));
	const char *rest = authority + length;
	g_autofree char *path = g_strndup(rest, strcspn(rest, "?#"));
	const char *query = rest + strlen(path);
	g_autofree char *pairs = *query == '?' ? g_strndup(query + 1, strcspn(query + 1, "#")) : g_strdup("");
	for (size_t i = 0; i < G_N_ELEMENTS(services); i++) {
		if (!is_of(host, services[i].host)) {
			continue;
		}
		embed.service = services[i].name;
		g_autofree char *name = played_name(&services[i], path, pairs);
		if (name) {
			embed.url = arena_printf(arena, "%s%s", services[i].page, name);
			break;
		}
	}
	return embed;
}

struct embed embed_from_url(const char *url, struct arena *arena)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(url));
	g_autofree char *network = absolute(trimmed);
	if (network) {
		return embed_from_network(network, arena);
	}
	// A file of the site has a path; any other scheme is none that a reader could follow.
	bool file = trimmed[strcspn(trimmed, ":/?#")] != ':';
	return (struct embed){ file ? arena_strdup(arena, trimmed) : "", "" };
}
