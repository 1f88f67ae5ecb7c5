/**
 * Filter patterns (CloudWatch Logs guide, "Filter pattern syntax"): terms, JSON conditions, and fields between spaces.
 *
 * <pre>
 * pattern    = [ text | "%" regex "%" | "{" any "}" | "[" [field] { "," [field] } "]" ]
 * text       = term { term }               term      = ["?" | "-"] ( word | phrase )
 * any        = all { "||" all }            all       = one { "&amp;&amp;" one }
 * one        = "(" any ")" | selector ( operator value | "IS" ("NULL" | "TRUE" | "FALSE") | "NOT" "EXISTS" )
 * selector   = "$" { "." name | "[" number "]" | ".*" | "[*]" }
 * field      = "..." | name | any          in whose conditions the selector is a field's name
 * operator   = "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * value      = word | phrase | "%" regex "%"
 * </pre>
 */
package skylab.aws.logs.pattern;
