package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
    private static final Pattern MADE =
            Pattern.compile("</?(p|b|i|ul|ol|li|code|pre|hr|table|thead|tbody|tr|th|td|h[1-6])( style=\"[^\"<>]*\")?>"
                    + "|<a href=\"https?://[^\"<>\\s]*\" rel=\"noopener\" target=\"_blank\">|</a>");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "# 제목 ~ <h1 style=\"margin:.2em 0\">제목</h1>",
                "### a **b** ~ <h3 style=\"margin:.2em 0\">a <b>b</b></h3>",
                "a *b* `c*d*` ~ <p style=\"margin:.3em 0\">a <i>b</i> <code>c*d*</code></p>",
                "my_metric_name ~ <p style=\"margin:.3em 0\">my_metric_name</p>",
                "2 * 3 * 4 ~ <p style=\"margin:.3em 0\">2 * 3 * 4</p>",
                "[a](https://x.org/?a=1&b=2) ~ <p style=\"margin:.3em 0\"><a href=\"https://x.org/?a=1&amp;b=2\" rel=\"noopener\" target=\"_blank\">a</a></p>",
                "[a](javascript:alert(1)) ~ <p style=\"margin:.3em 0\">[a](javascript:alert(1))</p>",
                "<script>x</script> ~ <p style=\"margin:.3em 0\">&lt;script&gt;x&lt;/script&gt;</p>",
                "--- ~ <hr>"
            })
    void whatMarkdownMeans(String markdown, String html) {
        assertEquals(html, MarkdownText.html(markdown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "- a;- b;;c ~ <ul><li>a</li><li>b</li></ul><p style=\"margin:.3em 0\">c</p>",
                "1. a;2. b ~ <ol><li>a</li><li>b</li></ol>",
                "```;a < *b*;```;c ~ <pre>a &lt; *b*</pre><p style=\"margin:.3em 0\">c</p>",
                "a | b;---|---;1 | **2** ~ <table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td><b>2</b></td></tr></tbody></table>"
            })
    void whatMarkdownMeansOverLines(String markdown, String html) {
        assertEquals(html, MarkdownText.html(markdown.replace(';', '\n')));
    }

    @Property(tries = 2000)
    void nothingOfATextIsMarkupButWhatIsMadeHere(
            @ForAll
                    @Chars({
                        '<', '>', '"', '&', '*', '_', '`', '[', ']', '(', ')', '#', '-', '|', '\n', ' ', 'a', '1', '.',
                        '\u0000'
                    })
                    String text) {
        String rest = MADE.matcher(MarkdownText.html(text)).replaceAll("");
        assertFalse(rest.contains("<") || rest.contains(">"), rest);
        String link = MADE.matcher(MarkdownText.html("[" + text + "](https://a.b/" + text + ")"))
                .replaceAll("");
        assertFalse(link.contains("<") || link.contains(">"), link);
    }
}
