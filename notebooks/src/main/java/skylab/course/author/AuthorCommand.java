package skylab.course.author;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import skylab.course.CourseSource;
import skylab.course.SourceException;
import skylab.frontend.SilenceException;
import skylab.kernel.text.Language;
import skylab.launcher.Failure;
import skylab.launcher.Subcommand;
import skylab.launcher.Texts;

/** {@code author}: makes the notebooks of folders from their sources, and runs them. */
@Command(name = "author")
public final class AuthorCommand implements Subcommand {
    @Parameters(paramLabel = "FOLDER", arity = "1..*", descriptionKey = "author.folders")
    private List<Path> folders = List.of();

    @Option(names = "--lang", paramLabel = "en|ko|both", defaultValue = "both", descriptionKey = "author.lang")
    private String language;

    @Option(names = "--no-run", descriptionKey = "author.noRun")
    private boolean notRunning;

    @Option(names = "--to", paramLabel = "DIR", descriptionKey = "author.to")
    private Path destination;

    @Option(names = "--kernel", paramLabel = "DIR", descriptionKey = "author.kernel")
    private Path kernel;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "1", descriptionKey = "author.jobs")
    private int jobs;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Texts texts = Texts.in(Texts.language(System.getenv()));
        List<Language> languages =
                switch (language) {
                    case "en" -> List.of(Language.ENGLISH);
                    case "ko" -> List.of(Language.KOREAN);
                    case "both" -> List.of(Language.ENGLISH, Language.KOREAN);
                    default -> throw new Failure(texts.say("author.unknownLanguage", language), 2);
                };
        Workshop workshop = new Workshop(kernel == null ? Kernels.running() : Kernels.installed(kernel), notRunning);
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, jobs));
        try {
            boolean well = true;
            List<Future<Boolean>> made = new ArrayList<>();
            for (Path file : sources(texts)) {
                try {
                    CourseSource source = CourseSource.read(file);
                    for (Language each : languages) {
                        if (source.languages().contains(each)) {
                            made.add(pool.submit(() -> make(workshop, file, source, each, texts)));
                        }
                    }
                } catch (SourceException e) {
                    out.println(e.getMessage());
                    well = false;
                }
            }
            for (Future<Boolean> each : made) {
                well &= each.get();
            }
            return well ? 0 : 1;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Path> sources(Texts texts) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> found = sources(folder);
            if (found.isEmpty()) {
                throw new Failure(texts.say("author.none", folder), 2);
            }
            sources.addAll(found);
        }
        return sources;
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return CourseSource.isSource(folder) ? List.of(folder) : List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(CourseSource::isSource)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private boolean make(Workshop workshop, Path file, CourseSource source, Language language, Texts texts)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path folder = file.toAbsolutePath().normalize().getParent();
        try {
            Path directory = destination == null ? folder : destination.resolve(folder.getFileName());
            Workshop.Made made = workshop.make(source, language, folder, directory);
            double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
            StringBuilder report = new StringBuilder(texts.say("author.made", made.file(), made.cells(), seconds));
            made.failures()
                    .forEach(each -> report.append(
                            "\n  " + each.cell() + ": " + each.text().replace("\n", "\n    ")));
            out.println(report);
            return made.failures().isEmpty();
        } catch (SilenceException e) {
            out.println(texts.say("author.silent", file, e.getMessage()));
            return false;
        }
    }
}
