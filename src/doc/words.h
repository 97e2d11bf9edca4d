#pragma once

/** The words that Bifolio itself adds to a page, by language. */
enum word {
	WORD_CONTENTS,           // 目录
	WORD_NOTES,              // 注释
	WORD_BACK_TO_TEXT,       // 返回正文
	WORD_NOTE,               // 注
	WORD_TAGS,               // 标签
	WORD_LIST_SEPARATOR,     // 、 between tags and names
	WORD_COVER,              // 封面
	WORD_BODY,               // 正文
	WORD_IMAGE_MISSING,      // 图片缺失
	WORD_IMAGE_REMOTE,       // 网络图片
	WORD_TASK_OPEN,          // 未完成
	WORD_TASK_DONE,          // 已完成
	WORD_UNTITLED,           // 无题
	WORD_DETAILS,            // 详情
	WORD_REMARK,             // types of admonitions, from here: 说明
	WORD_TIP,                // 提示
	WORD_IMPORTANT,          // 重要
	WORD_WARNING,            // 警告
	WORD_CAUTION,            // 注意
	WORD_INFO,               // 信息
	WORD_DANGER,             // 危险
	WORD_SUCCESS,            // 成功
	WORD_FAILURE,            // 失败
	WORD_QUESTION,           // 问题
	WORD_QUOTE,              // 引文
	WORD_EXAMPLE,            // 示例
	WORD_ABSTRACT,           // 摘要
	WORD_BUG,                // 缺陷
	WORD_TODO,               // 待办
	WORD_ACCESS_TEXT,        // the accessibility summary of an e-book, in sentences
	WORD_ACCESS_DESCRIBED,   // all images have a description
	WORD_ACCESS_UNDESCRIBED, // some have none
	WORD_TAG_INDEX,          // 标签索引
	WORD_DATE_INDEX,         // 时间索引
	WORD_UNDATED,            // 无日期
	WORD_OTHERS,             // 其他
	WORD_TITLE_PAGE,         // 书名页
	WORD_COLOPHON,           // 关于本书
	WORD_BOOK_TITLE,         // 书名
	WORD_AUTHOR,             // 作者
	WORD_DATE,               // 日期
	WORD_SOURCE,             // 来源
	WORD_RIGHTS,             // 版权
	WORD_EXTENT,             // 篇幅
	WORD_CHAPTERS,           // "%s 篇": how many
	WORD_CHARACTERS,         // "%s 字"
	WORD_MADE_WITH,          // "用 Bifolio 制作"
	WORD_ON_PAGE,            // "第 %s 页"
	WORD_COUNT
};

/** A word in the language of a BCP 47 tag: zh-Hans for zh, zh-Hant for zh-TW and zh-HK, ja, ko, else English. */
const char *words_in(enum word word, const char *lang);

/** The same of a word that holds "%s", with a text in its place. The caller frees it. */
char *words_with(enum word word, const char *lang, const char *text);
