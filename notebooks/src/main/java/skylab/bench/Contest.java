package skylab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures kernels side by side. Whatever is measured is asked of each of them in turn, again and again, so that a busy
 * moment of the machine hits all alike.
 *
 * @param runs how many times each kernel is started
 * @param cells how many cells the long session has
 * @param scratch a directory for connection files
 * @param progress told what is being measured: a key of the launcher's texts
 */
record Contest(List<Rival> rivals, int runs, int cells, Path scratch, Consumer<String> progress) {
    private static final int WARM_UP = 50;
    private static final int TRIVIAL = 300;
    private static final int FEW = 30;

    /** Something that each kernel is asked for the n-th time. */
    private interface Turn {
        void take(Session session, int number) throws IOException, InterruptedException;
    }

    Contest {
        rivals = List.copyOf(rivals);
    }

    /**
     * Runs everything.
     *
     * @return the figures of each kernel, in the order of the kernels
     * @throws IOException when a kernel cannot be started
     */
    Map<Rival, Figures> run() throws IOException, InterruptedException {
        Map<Rival, Figures> figures = new LinkedHashMap<>();
        rivals.forEach(rival -> figures.put(rival, new Figures()));
        starts(figures);
        sessions(figures);
        return figures;
    }

    private void starts(Map<Rival, Figures> figures) throws IOException, InterruptedException {
        progress.accept("bench.starts");
        Map<Rival, Starts> starts = new LinkedHashMap<>();
        for (Rival rival : rivals) {
            Starts each = new Starts(rival, scratch);
            each.warmUp();
            starts.put(rival, each);
        }
        for (int i = 0; i < runs; i++) {
            for (Starts each : starts.values()) {
                each.run();
            }
        }
        starts.forEach((rival, each) -> each.report(figures.get(rival)));
    }

    private void sessions(Map<Rival, Figures> figures) throws IOException, InterruptedException {
        List<Session> sessions = new ArrayList<>();
        try {
            for (Rival rival : rivals) {
                Session session = new Session(rival, scratch);
                sessions.add(session);
                session.open();
            }
            measure(sessions);
            for (int i = 0; i < sessions.size(); i++) {
                sessions.get(i).report(figures.get(rivals.get(i)));
            }
        } finally {
            for (Session session : sessions) {
                session.close();
            }
        }
    }

    private void measure(List<Session> sessions) throws IOException, InterruptedException {
        progress.accept("bench.cells");
        repeat(sessions, WARM_UP, (session, i) -> session.warmUp(i));
        repeat(sessions, FEW, (session, i) -> session.roundTrip());
        repeat(sessions, TRIVIAL, (session, i) -> session.cell(Figure.TRIVIAL_CELL, Snippets::trivial, i));
        repeat(sessions, FEW, (session, i) -> session.cell(Figure.CLASS_CELL, Snippets::type, i));
        repeat(sessions, FEW, (session, i) -> session.cell(Figure.SEVERAL_STATEMENTS, Snippets::several, i));
        repeat(sessions, 1, (session, i) -> session.declareObject());
        repeat(sessions, FEW, (session, i) -> session.complete());
        repeat(sessions, FEW, (session, i) -> session.inspect());
        repeat(sessions, 3, (session, i) -> session.print());
        progress.accept("bench.session");
        repeat(sessions, cells, (session, i) -> session.cell(Figure.GROWTH, Snippets::next, i));
        repeat(sessions, 1, (session, i) -> session.memory());
        progress.accept("bench.idle");
        repeat(sessions, 1, (session, i) -> session.idle());
        repeat(sessions, 3, (session, i) -> session.interrupt());
    }

    private static void repeat(List<Session> sessions, int times, Turn turn) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            for (Session session : sessions) {
                turn.take(session, i);
            }
        }
    }
}
