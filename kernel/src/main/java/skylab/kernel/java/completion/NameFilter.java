package skylab.kernel.java.completion;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which names a beginning stands for: those that begin so, else in any case, else by their humps ({@code arrL}). */
final class NameFilter {
    private final String begun;
    private final Pattern humps;

    NameFilter(String begun) {
        this.begun = begun;
        StringBuilder pattern = new StringBuilder();
        for (String hump : begun.split("(?=\\p{Lu})")) {
            String first = hump.isEmpty() ? "" : hump.substring(0, 1);
            pattern.append(pattern.isEmpty() ? "(?i:" + Pattern.quote(first) + ")" : "\\w*" + Pattern.quote(first))
                    .append(Pattern.quote(hump.substring(first.length())));
        }
        humps = Pattern.compile(pattern + ".*");
    }

    String begun() {
        return begun;
    }

    /** Whether it might stand for the name in any of the ways. */
    boolean accepts(String name) {
        return isPrefix(name) || isPrefixInAnyCase(name) || humps.matcher(name).matches();
    }

    /** Those that fit in the strictest way in which any does, in their order. */
    <T> List<T> best(List<T> all, Function<T, String> name) {
        List<T> exact = all.stream().filter(each -> isPrefix(name.apply(each))).toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<T> anyCase =
                all.stream().filter(each -> isPrefixInAnyCase(name.apply(each))).toList();
        return !anyCase.isEmpty()
                ? anyCase
                : all.stream().filter(each -> accepts(name.apply(each))).toList();
    }

    private boolean isPrefix(String name) {
        return name.startsWith(begun);
    }

    private boolean isPrefixInAnyCase(String name) {
        return name.regionMatches(true, 0, begun, 0, begun.length());
    }
}
