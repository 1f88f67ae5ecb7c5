package skylab.kernel.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.CompletionResult.Match;
import skylab.kernel.extension.CompletionContributor;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;

/** Completion of magics, of what extensions know, and of Java. */
final class JavaCompleter {
    private static final Pattern MAGIC = Pattern.compile("(?m)^[ \\t]*(%{1,2})(\\w*)\\z");

    private final SourceCodeAnalysis analysis;
    private final MagicRegistry magics;
    private final List<CompletionContributor> contributors = new CopyOnWriteArrayList<>();

    JavaCompleter(SourceCodeAnalysis analysis, MagicRegistry magics) {
        this.analysis = analysis;
        this.magics = magics;
    }

    void add(CompletionContributor contributor) {
        contributors.add(contributor);
    }

    CompletionResult complete(String code, int cursor) {
        Matcher magic = MAGIC.matcher(code.substring(0, cursor));
        if (magic.find()) {
            return magic(magic.group(1), magic.group(2), magic.start(1), cursor);
        }
        List<CompletionContributor.Proposal> proposals = contributors.stream()
                .flatMap(contributor -> contributor.complete(code, cursor).stream())
                .toList();
        if (!proposals.isEmpty()) {
            int start = proposals.get(0).start();
            List<Match> matches = proposals.stream()
                    .filter(proposal -> proposal.start() == start)
                    .map(proposal -> new Match(proposal.text(), proposal.type()))
                    .toList();
            return new CompletionResult(matches, start, cursor);
        }
        return java(code, cursor);
    }

    private CompletionResult magic(String percents, String prefix, int start, int cursor) {
        List<Match> matches = new ArrayList<>();
        for (Magic each : magics.all()) {
            boolean fits = percents.length() == 2 ? each instanceof CellMagic : each instanceof LineMagic;
            if (fits && each.name().startsWith(prefix)) {
                matches.add(new Match(percents + each.name(), "magic"));
            }
        }
        return new CompletionResult(matches, start, cursor);
    }

    private CompletionResult java(String code, int cursor) {
        String before = code.substring(0, cursor);
        CompletionResult result = suggest(before, 0);
        int last = lastSnippet(before);
        // JShell sees the statements in front when they stand together, but not behind imports or classes.
        return result.matches().isEmpty() && last > 0 ? suggest(before.substring(last), last) : result;
    }

    private CompletionResult suggest(String code, int offset) {
        int[] anchor = {code.length()};
        List<Suggestion> suggestions = analysis.completionSuggestions(code, code.length(), anchor);
        Map<String, Boolean> unique = new LinkedHashMap<>();
        for (Suggestion suggestion : suggestions) {
            unique.merge(suggestion.continuation(), suggestion.matchesType(), Boolean::logicalOr);
        }
        List<Match> matches = unique.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Boolean> e) -> !e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new Match(entry.getKey(), type(entry.getKey())))
                .toList();
        int start = anchor[0];
        if (matches.isEmpty()) {
            // Without suggestions there is no anchor: the name that was begun stands for it.
            start = code.length();
            while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
                start--;
            }
        }
        return new CompletionResult(matches, offset + start, offset + code.length());
    }

    private static String type(String continuation) {
        if (continuation.endsWith("(") || continuation.endsWith(")")) {
            return "function";
        }
        return !continuation.isEmpty() && Character.isUpperCase(continuation.charAt(0)) ? "class" : "";
    }

    private int lastSnippet(String code) {
        int at = 0;
        while (at < code.length()) {
            CompletionInfo info = analysis.analyzeCompletion(code.substring(at));
            String remaining = info.remaining();
            if (!info.completeness().isComplete() || remaining == null || remaining.isBlank()) {
                return at;
            }
            at = code.length() - remaining.length();
        }
        return at;
    }
}
