#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "base/world.h"

/** A moment as the front matter gives it. Without a zone it is taken as UTC. */
struct meta_date {
	bool set;
	bool has_time;
	bool has_zone; // written with one
	int year, month, day;
	int hour, minute, second;
	int zone; // minutes east of UTC
};

enum { META_LIST_MAX = 1000 }; // items of one list; keeps the search for repeats cheap

/** Strings in the arena, each once. Zeroed it is empty; only meta_list_add fills it. */
struct meta_list {
	const char **items;
	size_t count;
};

/** What the front matter says. Strings are NULL when absent, never empty. */
struct meta {
	const char *title;
	const char *link_title; // short form for contents and running heads
	struct meta_date date;
	struct meta_date lastmod;
	struct meta_date publish_date; // publishDate alone; `date` falls back to it
	struct meta_date expiry_date;
	struct meta_list tags;
	struct meta_list categories;
	struct meta_list keywords;
	struct meta_list authors;
	struct meta_list series;
	const char *description;
	const char *summary;
	const char *slug;
	const char *url;
	const char *lang; // BCP 47, normalised: zh-CN, zh-Hant-TW, ja ...
	const char *cover;
	const char *cover_alt;
	struct source_pos cover_pos; // where the front matter names it
	struct meta_list aliases;
	const char *type;   // the key "type"
	const char *render; // build.render: "always", "never" or "link"
	const char *list;   // build.list: "always", "never" or "local"
	bool headless;
	const struct value *values; // the whole front matter, cascaded values behind the page's own; NULL when absent
	bool draft;
	int weight; // 0: unset
};

/**
 * Adds a string (copied) to a list, growing it in the arena. An empty one, one already in it and whatever comes after
 * META_LIST_MAX items is left out.
 */
void meta_list_add(struct meta_list *list, const char *text, struct arena *arena);

/**
 * Reads a date in any form that Hugo accepts: RFC 3339 with T or a space, +08:00 or +0800 or Z or no zone, with or
 * without seconds and fractions (dropped), one-digit fields, a zone's name behind its offset ("+0800 CST"), date only,
 * "2023/10/15", "15 Oct 2023", "Sun, 15 Oct 2023", "October 15, 2023"; also "2023年10月15日". The year has four digits.
 * Returns false, and *out unset, for anything else or a day or time that does not exist.
 */
bool meta_date_parse(struct meta_date *out, const char *text);

/** Seconds since 1970-01-01T00:00Z. */
int64_t meta_date_unix(const struct meta_date *date);

/** The moment that is so many seconds after 1970-01-01T00:00Z, in UTC; it must lie in the years 1 to 9999. */
struct meta_date meta_date_from_unix(int64_t seconds);

/** The moment that the variable SOURCE_DATE_EPOCH names; false, and *out unset, when it names none up to 2038. */
bool meta_date_of_epoch(struct meta_date *out, struct world *world);

/** W3CDTF as dc:date wants it (EPUB 3.3, 5.5.3.2.3 by reference to ISO 8601): "2025-10-14T23:01:00+08:00" or a day.
 * UTC, and a time without a zone, end in "Z". */
char *meta_date_w3c(const struct meta_date *date, struct arena *arena);

/** UTC in the one form dcterms:modified allows: "2025-10-14T15:01:00Z" (EPUB 3.3, 5.5.5). */
char *meta_date_utc(const struct meta_date *date, struct arena *arena);

/**
 * The day, for readers, by language: "2025 年 10 月 14 日" (zh), "2025年10月14日" (ja), "2025년 10월 14일" (ko), else
 * "14 October 2025". lang may be NULL.
 */
char *meta_date_human(const struct meta_date *date, const char *lang, struct arena *arena);

/**
 * Writes a language tag as BCP 47 wants it (RFC 5646, 2.1.1): "zh-cn" and "zh_CN.UTF-8" give "zh-CN", "ZH-hans-cn"
 * gives "zh-Hans-CN". Arena memory; NULL when it has not the form of a tag, or is a country's code ("cn", "jp").
 */
char *meta_lang_normalise(const char *text, struct arena *arena);
