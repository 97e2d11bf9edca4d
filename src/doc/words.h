#pragma once

/** The words that Bifolio itself adds to a page, by language. */
enum word {
	WORD_CONTENTS,      // 目录
	WORD_NOTES,         // 注释
	WORD_BACK_TO_TEXT,  // 返回正文
	WORD_NOTE,          // 注
	WORD_TAGS,          // 标签
	WORD_LIST_SEPARATOR, // 、 between tags and names
	WORD_COVER,         // 封面
	WORD_BODY,          // 正文
	WORD_IMAGE_MISSING, // 图片缺失
	WORD_IMAGE_REMOTE,  // 网络图片
	WORD_TASK_OPEN,     // 未完成
	WORD_TASK_DONE,     // 已完成
	WORD_UNTITLED,      // 无题
	WORD_ACCESS_TEXT,        // the accessibility summary of an e-book, in sentences
	WORD_ACCESS_DESCRIBED,   // all images have a description
	WORD_ACCESS_UNDESCRIBED, // some have none
	WORD_COUNT
};

/** A word in the language of a BCP 47 tag: zh-Hans for zh, zh-Hant for zh-TW and zh-HK, ja, ko, else English. */
const char *words_in(enum word word, const char *lang);
