#include "base/hash.h"

// RFC 9562, appendix C: the namespace for names that are URLs.
static const guint8 url_namespace[16] = { 0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f,
	0xd4, 0x30, 0xc8 };

char *hash_uuid5(const char *name, struct arena *arena)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA1);
	g_checksum_update(sum, url_namespace, sizeof(url_namespace));
	g_checksum_update(sum, (const guchar *)name, (gssize)strlen(name));
	guint8 d[20];
	gsize length = sizeof(d);
	g_checksum_get_digest(sum, d, &length);
	d[6] = (guint8)((d[6] & 0x0F) | 0x50);
	d[8] = (guint8)((d[8] & 0x3F) | 0x80);
	return arena_printf(arena, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", d[0], d[1],
		d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12], d[13], d[14], d[15]);
}
