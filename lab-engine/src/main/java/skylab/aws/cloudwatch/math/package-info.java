/**
 * Metric math: what an expression says (CloudWatch guide, "Using math expressions with CloudWatch metrics"), and what
 * comes of it on curves. Nothing here knows where curves come from: {@link skylab.aws.cloudwatch.math.Inputs} gives them.
 *
 * <pre>
 * expression = and { ("OR" | "||") and }
 * and        = compared { ("AND" | "&amp;&amp;") compared }
 * compared   = sum [ ("==" | "!=" | "&lt;=" | "&gt;=" | "&lt;" | "&gt;") sum ] ...
 * sum        = product { ("+" | "-") product }
 * product    = signed { ("*" | "/") signed }
 * signed     = { "-" } power
 * power      = primary [ "^" signed ]
 * primary    = number | string | id | WORD | FUNCTION "(" [ expression { "," expression } ] ")"
 *            | "(" expression ")" | "[" expression { "," expression } "]"
 * </pre>
 *
 * <p>Types do not depend on data, so an expression is checked by evaluating it on curves without points.
 */
package skylab.aws.cloudwatch.math;
