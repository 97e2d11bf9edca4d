#include "batch/format.h"

#include <glib.h>
#include <string.h>

#include "base/prose.h"

static const char *const names[] = {
	[FORMAT_EPUB] = "epub",
	[FORMAT_PDF] = "pdf",
	[FORMAT_HTML] = "html",
	[FORMAT_PNG] = "png",
};

G_STATIC_ASSERT(G_N_ELEMENTS(names) == FORMAT_COUNT);

const char *format_name(enum format format)
{
	return names[format];
}

char *format_choice(const char *before)
{
	char *words[FORMAT_COUNT + 1] = { NULL };
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		words[i] = g_strconcat(before, names[i], NULL);
	}
	char *choice = prose_choice((const char *const *)words);
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		g_free(words[i]);
	}
	return choice;
}

bool format_find(const char *name, enum format *out)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (g_ascii_strcasecmp(name, names[i]) == 0) {
			*out = (enum format)i;
			return true;
		}
	}
	return false;
}

bool format_of_path(const char *path, enum format *out)
{
	const char *dot = strrchr(path, '.');
	return dot && !strchr(dot, '/') && format_find(dot + 1, out);
}
