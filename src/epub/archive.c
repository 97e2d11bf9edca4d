#include "epub/archive.h"

#include <zip.h>

#include "base/library.h"
#include "config.h"

// libzip brings along cryptography that takes longer to load than most EPUBs take to write, and PDFs need none of it.
#define FUNCTIONS(_) \
	_(zip_close) \
	_(zip_discard) \
	_(zip_error_fini) \
	_(zip_error_init) \
	_(zip_error_strerror) \
	_(zip_file_add) \
	_(zip_file_set_dostime) \
	_(zip_file_set_external_attributes) \
	_(zip_open_from_source) \
	_(zip_set_file_compression) \
	_(zip_source_buffer) \
	_(zip_source_buffer_create) \
	_(zip_source_close) \
	_(zip_source_error) \
	_(zip_source_free) \
	_(zip_source_keep) \
	_(zip_source_open) \
	_(zip_source_read) \
	_(zip_strerror)

struct libzip {
	FUNCTIONS(LIBRARY_MEMBER)
};

static const char *const function_names[] = { FUNCTIONS(LIBRARY_NAME) };

struct entry {
	char *name;
	const void *bytes;
	size_t length;
	bool compress;
};

struct archive {
	GArray *entries; // struct entry
	zip_uint16_t dos_date, dos_time;
};

enum { COMPRESSION_LEVEL = 9, COPY_SIZE = 64 * 1024 };

static const zip_uint32_t unix_mode = 0100644; // a plain file that everyone may read

static void entry_clear(void *data)
{
	struct entry *entry = data;
	g_free(entry->name);
}

// MS-DOS form: seven bits of the year from 1980, four of the month, five of the day; five of the hour, six of the
// minute, five of the second, halved.
static void set_date(struct archive *archive, const struct meta_date *date)
{
	static const gint64 oldest = 315532800, newest = 4354819198; // 1980-01-01 to 2107-12-31 23:59:58
	gint64 seconds = CLAMP(meta_date_unix(date), oldest, newest);
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
	int year, month, day;
	g_date_time_get_ymd(time, &year, &month, &day);
	archive->dos_date = (zip_uint16_t)((year - 1980) << 9 | month << 5 | day);
	archive->dos_time = (zip_uint16_t)(g_date_time_get_hour(time) << 11 | g_date_time_get_minute(time) << 5 |
		g_date_time_get_second(time) >> 1);
}

struct archive *archive_create(const struct meta_date *date)
{
	struct archive *archive = g_new0(struct archive, 1);
	archive->entries = g_array_new(FALSE, TRUE, sizeof(struct entry));
	g_array_set_clear_func(archive->entries, entry_clear);
	set_date(archive, date);
	return archive;
}

void archive_destroy(struct archive *archive)
{
	if (archive) {
		g_array_unref(archive->entries);
		g_free(archive);
	}
}

void archive_add(struct archive *archive, const char *name, const void *bytes, size_t length, bool compress)
{
	struct entry entry = { g_strdup(name), bytes, length, compress };
	g_array_append_val(archive->entries, entry);
}

static bool put_entry(const struct libzip *lib, zip_t *zip, const struct archive *archive, const struct entry *entry)
{
	zip_source_t *source = lib->zip_source_buffer(zip, entry->bytes, entry->length, 0);
	if (!source) {
		return false;
	}
	zip_int64_t index = lib->zip_file_add(zip, entry->name, source, ZIP_FL_ENC_UTF_8);
	if (index < 0) {
		lib->zip_source_free(source);
		return false;
	}
	zip_int32_t method = entry->compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
	zip_uint64_t at = (zip_uint64_t)index;
	return lib->zip_set_file_compression(zip, at, method, entry->compress ? COMPRESSION_LEVEL : 0) == 0 &&
		lib->zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX, unix_mode << 16) == 0 &&
		lib->zip_file_set_dostime(zip, at, archive->dos_time, archive->dos_date, 0) == 0;
}

// Copies what libzip has put together; false on a read error.
static bool copy_source(const struct libzip *lib, zip_source_t *source, struct out *out)
{
	if (lib->zip_source_open(source) != 0) {
		return false;
	}
	g_autofree char *buffer = g_malloc(COPY_SIZE);
	zip_int64_t got;
	while ((got = lib->zip_source_read(source, buffer, COPY_SIZE)) > 0) {
		out_write(out, buffer, (size_t)got);
	}
	lib->zip_source_close(source);
	return got == 0;
}

static void report(struct diag *diag, const char *reason)
{
	diag_report(diag, DIAG_LIBRARY_FAILED, (struct source_pos){ 0 }, "cannot make the zip file: %s", reason);
}

// Fills the source with the zip file; false, reported, on failure.
static bool fill_source(
	const struct libzip *lib, const struct archive *archive, zip_source_t *source, struct diag *diag)
{
	zip_error_t error;
	lib->zip_error_init(&error);
	zip_t *zip = lib->zip_open_from_source(source, ZIP_TRUNCATE, &error);
	if (!zip) {
		report(diag, lib->zip_error_strerror(&error));
		lib->zip_error_fini(&error);
		return false;
	}
	lib->zip_source_keep(source); // zip_close and zip_discard take one reference
	bool good = true;
	for (guint i = 0; good && i < archive->entries->len; i++) {
		good = put_entry(lib, zip, archive, &g_array_index(archive->entries, struct entry, i));
	}
	if (!good || lib->zip_close(zip) != 0) {
		report(diag, lib->zip_strerror(zip));
		lib->zip_discard(zip);
		return false;
	}
	return true;
}

static bool write_zip(const struct libzip *lib, const struct archive *archive, struct out *out, struct diag *diag)
{
	zip_error_t error;
	lib->zip_error_init(&error);
	zip_source_t *source = lib->zip_source_buffer_create(NULL, 0, 0, &error);
	if (!source) {
		report(diag, lib->zip_error_strerror(&error));
		lib->zip_error_fini(&error);
		return false;
	}
	bool good = fill_source(lib, archive, source, diag);
	if (good && !copy_source(lib, source, out)) {
		report(diag, lib->zip_error_strerror(lib->zip_source_error(source)));
		good = false;
	}
	lib->zip_source_free(source);
	return good;
}

bool archive_write(struct archive *archive, struct out *out, struct diag *diag)
{
	struct libzip lib;
	if (!library_load(SONAME_ZIP, function_names, G_N_ELEMENTS(function_names), &lib)) {
		report(diag, "'" SONAME_ZIP "' is not there, or it is too old");
		return false;
	}
	return write_zip(&lib, archive, out, diag);
}
