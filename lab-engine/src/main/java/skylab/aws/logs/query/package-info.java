/**
 * Logs Insights: the query language (CloudWatch Logs guide, "Logs Insights query syntax") and the queries.
 *
 * <pre>
 * query      = command { "|" command }
 * command    = "fields" items | "display" items | "filter" any | "parse" [any] (glob | /regex/) ["as" names]
 *            | "stats" items ["by" items] | "sort" any ["asc" | "desc"] { "," ... } | "limit" number | "dedup" items
 * items      = any ["as" name] { "," any ["as" name] }
 * any        = all { "or" all }     all = not { "and" not }     not = "not" not | test
 * test       = sum [ ("=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") sum | ["not"] ("like" | "=~") (text | /regex/)
 *            | ["not"] "in" "[" any { "," any } "]" ]
 * sum        = product { ("+" | "-") product }    product = power { ("*" | "/" | "%") power }
 * power      = operand ["^" power]                operand = number | text | field | function "(" ... ")" | "(" any ")"
 * </pre>
 */
package skylab.aws.logs.query;
