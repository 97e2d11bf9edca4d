#include "markdown/fence.h"

#include <string.h>

#include "markdown/attributes.h"

char *fence_language(const char *info, struct arena *arena)
{
	info += strspn(info, " \t");
	size_t length = strcspn(info, " \t,{");
	if (length > 0) {
		return arena_strndup(arena, info, length);
	}
	struct attributes attributes;
	bool read = attributes_read(info, strlen(info), &attributes, arena) > 0;
	return read ? arena_strdup(arena, attributes.class) : NULL;
}
