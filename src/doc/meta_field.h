#pragma once

#include "base/field.h"

/** Readers into what a document is described by: a struct meta_date, a BCP 47 tag (const char *), a meta_list. */
field_read_fn meta_field_date, meta_field_lang, meta_field_list;

/** Names into a meta_list: texts, maps with a key `name`, or lists of these. */
field_read_fn meta_field_persons;
