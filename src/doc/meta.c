#include "doc/meta.h"

#include <string.h>

enum { YEAR_MIN = 1000, EPOCH_JULIAN = 719163 }; // 1970-01-01 as GDate counts days

static const char *const month_names[] = { "January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December" };
static const char *const weekday_names[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
	"Sunday" };

// What follows the year, the month and the day.
static const struct {
	const char *year;
	const char *month;
	const char *day;
} separators[] = {
	{ "-", "-", "" },
	{ "/", "/", "" },
	{ ".", ".", "" },
	{ "年", "月", "日" },
	{ "년", "월", "일" },
};

void meta_list_add(struct meta_list *list, const char *text, struct arena *arena)
{
	if (text[0] == '\0' || list->count >= META_LIST_MAX) {
		return;
	}
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i], text) == 0) {
			return;
		}
	}
	// The room doubles whenever the count reaches a power of two.
	if ((list->count & (list->count - 1)) == 0) {
		const char **items = arena_new_array(arena, const char *, MAX(list->count * 2, 1));
		for (size_t i = 0; i < list->count; i++) {
			items[i] = list->items[i];
		}
		list->items = items;
	}
	list->items[list->count++] = arena_strdup(arena, text);
}

static void skip_blanks(const char **at)
{
	*at += strspn(*at, " \t");
}

static bool take_text(const char **at, const char *text)
{
	size_t length = strlen(text);
	if (strncmp(*at, text, length) != 0) {
		return false;
	}
	*at += length;
	return true;
}

static bool take_number(const char **at, int min_digits, int max_digits, int *out)
{
	int digits = 0;
	int value = 0;
	while (digits < max_digits && g_ascii_isdigit((*at)[digits])) {
		value = value * 10 + (*at)[digits++] - '0';
	}
	if (digits < min_digits) {
		return false;
	}
	*at += digits;
	*out = value;
	return true;
}

// Takes a name or at least its first three letters.
static bool take_name(const char **at, const char *const *names, size_t count, int *index)
{
	size_t length = 0;
	while (g_ascii_isalpha((*at)[length])) {
		length++;
	}
	for (size_t i = 0; length >= 3 && i < count; i++) {
		if (g_ascii_strncasecmp(names[i], *at, length) == 0) {
			*at += length;
			*index = (int)i;
			return true;
		}
	}
	return false;
}

static bool take_part(const char **at, int min_digits, int max_digits, const char *separator, int *out)
{
	skip_blanks(at);
	bool taken = take_number(at, min_digits, max_digits, out);
	skip_blanks(at);
	return taken && take_text(at, separator);
}

// "2023-10-15" and its like.
static bool take_numeric_day(const char **at, struct meta_date *date)
{
	for (size_t i = 0; i < G_N_ELEMENTS(separators); i++) {
		const char *rest = *at;
		if (take_part(&rest, 4, 4, separators[i].year, &date->year) &&
			take_part(&rest, 1, 2, separators[i].month, &date->month) &&
			take_part(&rest, 1, 2, separators[i].day, &date->day)) {
			*at = rest;
			return true;
		}
	}
	return false;
}

static bool take_month(const char **at, struct meta_date *date)
{
	int index;
	bool taken = take_name(at, month_names, G_N_ELEMENTS(month_names), &index);
	if (taken) {
		take_text(at, ".");
		date->month = index + 1;
		skip_blanks(at);
	}
	return taken;
}

// "15 Oct 2023" and "October 15, 2023", with or without a weekday before them.
static bool take_named_day(const char **at, struct meta_date *date)
{
	int weekday;
	if (take_name(at, weekday_names, G_N_ELEMENTS(weekday_names), &weekday)) {
		take_text(at, ",");
		skip_blanks(at);
	}
	bool month_first = take_month(at, date);
	if (!take_number(at, 1, 2, &date->day)) {
		return false;
	}
	skip_blanks(at);
	if (month_first) {
		take_text(at, ",");
		skip_blanks(at);
	} else if (!take_month(at, date)) {
		return false;
	}
	return take_number(at, 4, 4, &date->year);
}

// The name of UTC, which may stand alone or before an offset; false when it is not there.
static bool take_utc(const char **at)
{
	static const char *const names[] = { "Z", "z", "UTC", "GMT" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (take_text(at, names[i])) {
			return true;
		}
	}
	return false;
}

// Nothing, or a zone: "Z", "UTC", "GMT", an offset, an offset with the zone's name behind it.
static bool take_zone(const char **at, struct meta_date *date)
{
	skip_blanks(at);
	date->has_zone = take_utc(at);
	if (**at != '+' && **at != '-') {
		return true;
	}
	int sign = **at == '-' ? -1 : 1;
	(*at)++;
	int hours;
	int minutes = 0;
	if (!take_number(at, 1, 2, &hours)) {
		return false;
	}
	bool colon = take_text(at, ":");
	if (!take_number(at, 2, 2, &minutes) && colon) {
		return false;
	}
	date->has_zone = true;
	date->zone = sign * (hours * 60 + minutes);
	skip_blanks(at);
	while (g_ascii_isalpha(**at)) {
		(*at)++;
	}
	return hours <= 23 && minutes <= 59;
}

// A time of day with its zone.
static bool take_clock(const char **at, struct meta_date *date)
{
	if (!take_number(at, 1, 2, &date->hour) || !take_text(at, ":") || !take_number(at, 1, 2, &date->minute)) {
		return false;
	}
	date->has_time = true;
	if (take_text(at, ":")) {
		if (!take_number(at, 1, 2, &date->second)) {
			return false;
		}
		if (take_text(at, ".") || take_text(at, ",")) {
			*at += strspn(*at, "0123456789");
		}
	}
	return take_zone(at, date);
}

// What follows the day: nothing, or a time behind "T", blanks or a word such as 日.
static bool take_time(const char **at, struct meta_date *date)
{
	if (take_text(at, "T") || take_text(at, "t")) {
		return take_clock(at, date);
	}
	bool separated = !g_ascii_isdigit((*at)[-1]) || strspn(*at, " \t") > 0;
	skip_blanks(at);
	return **at == '\0' || (separated && take_clock(at, date));
}

static bool exists(const struct meta_date *date)
{
	return date->year >= YEAR_MIN && date->month >= 1 && date->month <= 12 && date->day >= 1 &&
		g_date_valid_dmy((GDateDay)date->day, (GDateMonth)date->month, (GDateYear)date->year) &&
		date->hour <= 23 && date->minute <= 59 && date->second <= 59;
}

bool meta_date_parse(struct meta_date *out, const char *text)
{
	*out = (struct meta_date){ 0 };
	struct meta_date date = { 0 };
	const char *at = text;
	skip_blanks(&at);
	bool day = g_ascii_isdigit(at[0]) && g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2])
		? take_numeric_day(&at, &date)
		: take_named_day(&at, &date);
	if (!day || !take_time(&at, &date)) {
		return false;
	}
	skip_blanks(&at);
	if (*at != '\0' || !exists(&date)) {
		return false;
	}
	date.set = true;
	*out = date;
	return true;
}

int64_t meta_date_unix(const struct meta_date *date)
{
	GDate day;
	g_date_clear(&day, 1);
	g_date_set_dmy(&day, (GDateDay)date->day, (GDateMonth)date->month, (GDateYear)date->year);
	int64_t days = (int64_t)g_date_get_julian(&day) - EPOCH_JULIAN;
	int minutes = date->hour * 60 + date->minute - date->zone;
	return days * 86400 + minutes * 60 + date->second;
}

struct meta_date meta_date_from_unix(int64_t seconds)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
	struct meta_date date = { .set = true, .has_time = true };
	g_date_time_get_ymd(time, &date.year, &date.month, &date.day);
	date.hour = g_date_time_get_hour(time);
	date.minute = g_date_time_get_minute(time);
	date.second = g_date_time_get_second(time);
	return date;
}

bool meta_date_of_epoch(struct meta_date *out, struct world *world)
{
	const char *epoch = world_variable(world, "SOURCE_DATE_EPOCH");
	gint64 seconds;
	if (!epoch || !g_ascii_string_to_signed(epoch, 10, 0, G_MAXINT32, &seconds, NULL)) {
		return false;
	}
	*out = meta_date_from_unix(seconds);
	return true;
}

char *meta_date_w3c(const struct meta_date *date, struct arena *arena)
{
	char *day = arena_printf(arena, "%04d-%02d-%02d", date->year, date->month, date->day);
	if (!date->has_time) {
		return day;
	}
	char *time = arena_printf(arena, "%sT%02d:%02d:%02d", day, date->hour, date->minute, date->second);
	if (date->zone == 0) {
		return arena_printf(arena, "%sZ", time);
	}
	int offset = ABS(date->zone);
	return arena_printf(arena, "%s%c%02d:%02d", time, date->zone < 0 ? '-' : '+', offset / 60, offset % 60);
}

char *meta_date_utc(const struct meta_date *date, struct arena *arena)
{
	int64_t seconds = meta_date_unix(date);
	int64_t in_day = (seconds % 86400 + 86400) % 86400;
	GDate day;
	g_date_clear(&day, 1);
	g_date_set_julian(&day, (guint32)((seconds - in_day) / 86400 + EPOCH_JULIAN));
	return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_get_year(&day), (int)g_date_get_month(&day),
		g_date_get_day(&day), (int)(in_day / 3600), (int)(in_day / 60 % 60), (int)(in_day % 60));
}

static bool is_language(const char *tag, const char *code)
{
	return tag && g_ascii_strncasecmp(tag, code, 2) == 0 && (tag[2] == '\0' || tag[2] == '-');
}

char *meta_date_human(const struct meta_date *date, const char *lang, struct arena *arena)
{
	int year = date->year, month = date->month, day = date->day;
	if (is_language(lang, "zh")) {
		return arena_printf(arena, "%d 年 %d 月 %d 日", year, month, day);
	}
	if (is_language(lang, "ja")) {
		return arena_printf(arena, "%d年%d月%d日", year, month, day);
	}
	if (is_language(lang, "ko")) {
		return arena_printf(arena, "%d년 %d월 %d일", year, month, day);
	}
	return arena_printf(arena, "%d %s %d", day, month_names[month - 1], year);
}

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
static const char alphanumerics[] = "abcdefghijklmnopqrstuvwxyz0123456789";

// Gives a subtag, which is in lower case, the case it is written in (RFC 5646, 2.1.1).
static void case_subtag(char *subtag, size_t length)
{
	bool is_word = strspn(subtag, letters) >= length;
	if (length == 2 && is_word) {
		subtag[0] = g_ascii_toupper(subtag[0]);
		subtag[1] = g_ascii_toupper(subtag[1]);
	} else if (length == 4 && is_word) {
		subtag[0] = g_ascii_toupper(subtag[0]);
	}
}

char *meta_lang_normalise(const char *text, struct arena *arena)
{
	static const char *const countries[] = { "cn", "jp", NULL };
	char *tag = arena_strndup(arena, text, strcspn(text, ".@"));
	for (char *c = tag; *c; c++) {
		*c = *c == '_' ? '-' : g_ascii_tolower(*c);
	}
	size_t primary = strspn(tag, letters);
	if (primary < 2 || primary > 3 || (tag[primary] != '-' && tag[primary] != '\0')) {
		return NULL;
	}
	bool extension = false;
	for (char *at = tag + primary; *at;) {
		char *subtag = at + 1;
		size_t length = strspn(subtag, alphanumerics);
		if (length < 1 || length > 8 || (subtag[length] != '-' && subtag[length] != '\0')) {
			return NULL;
		}
		extension = extension || length == 1;
		if (!extension) {
			case_subtag(subtag, length);
		}
		at = subtag + length;
	}
	return g_strv_contains(countries, tag) ? NULL : tag;
}
