#pragma once

/**
 * The files of fonts/, compiled in: NUL-terminated UTF-8, written into family_data.c by
 * fonts/embed.py.
 */
extern const char family_data_conf[];  // fonts.conf
extern const char family_data_table[]; // families.yaml
