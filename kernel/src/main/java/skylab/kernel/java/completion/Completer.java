package skylab.kernel.java.completion;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.CompletionResult.Match;
import skylab.kernel.extension.CompletionContributor;
import skylab.kernel.java.analysis.Attribution;
import skylab.kernel.java.analysis.Names;
import skylab.kernel.java.analysis.TextArgument;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.text.Language;

/** Completion of whatever stands at the cursor: magics, what extensions know, files, Java. Runs no code of cells. */
public final class Completer {
    /** Calls whose string names a file. */
    private static final Set<String> FILE_CALLS = Set.of("Path.of", "Paths.get", "File", "FileReader", "FileWriter");

    private final MagicCompletion magics;
    private final JavaCompletion java;
    private final List<CompletionContributor> contributors = new CopyOnWriteArrayList<>();

    /** Over these declarations and magics. */
    public Completer(Names names, Attribution attribution, MagicRegistry magics, Language language) {
        this.magics = new MagicCompletion(magics, names, language);
        java = new JavaCompletion(names, attribution);
    }

    /** Adds what an extension knows. */
    public void add(CompletionContributor contributor) {
        contributors.add(contributor);
    }

    /** The ways to go on at a cursor, which is a UTF-16 index. */
    public CompletionResult complete(String code, int cursor) {
        return contributed(code, cursor)
                .or(() -> magics.complete(code, cursor))
                .or(() -> file(code, cursor))
                .orElseGet(() -> java.complete(code, cursor));
    }

    private Optional<CompletionResult> contributed(String code, int cursor) {
        List<CompletionContributor.Proposal> proposals = contributors.stream()
                .flatMap(contributor -> contributor.complete(code, cursor).stream())
                .toList();
        if (proposals.isEmpty()) {
            return Optional.empty();
        }
        int start = proposals.get(0).start();
        List<Match> matches = proposals.stream()
                .filter(proposal -> proposal.start() == start)
                .map(proposal -> new Match(proposal.text(), proposal.type(), proposal.signature()))
                .toList();
        return Optional.of(new CompletionResult(matches, start, cursor));
    }

    private static Optional<CompletionResult> file(String code, int cursor) {
        return TextArgument.at(code, cursor)
                .filter(text ->
                        FILE_CALLS.contains(text.call()) || FILE_CALLS.contains(text.owner() + "." + text.call()))
                .map(text -> new CompletionResult(FileNames.complete(text.begun()), text.start(), cursor));
    }
}
