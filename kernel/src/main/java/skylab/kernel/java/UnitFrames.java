package skylab.kernel.java;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.failure.FrameOrigins;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.unit.CellText;
import skylab.kernel.java.unit.UnitLines;

/** Names the sources of units and finds their lines again in stack traces. Safe for many threads. */
final class UnitFrames implements FrameOrigins {
    /** Enough for the frames of everything that may still run; older cells keep only their numbers. */
    private static final int REMEMBERED = 5000;

    private static final Pattern UNIT = Pattern.compile("\\$\\d+");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");
    private static final String STATEMENTS = "do_it$";

    private final Map<String, UnitLines> lines = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UnitLines> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A name for the source of a unit of this cell, such as {@code cell 3}, which stack traces will show. */
    synchronized String nameOf(CellText cell) {
        String name = "cell " + cell.number();
        String unique = name;
        for (int i = 2; lines.containsKey(unique); i++) {
            unique = name + " (" + i + ")";
        }
        return unique;
    }

    /** Remembers the lines of a unit. */
    synchronized void remember(String fileName, UnitLines unit) {
        lines.put(fileName, unit);
    }

    @Override
    public synchronized Optional<Place> of(StackTraceElement frame) {
        UnitLines unit = frame.getClassName().startsWith(ClassStore.PACKAGE + ".") && frame.getFileName() != null
                ? lines.get(frame.getFileName())
                : null;
        if (unit == null || frame.getLineNumber() < 1) {
            return Optional.empty();
        }
        UnitLines.Line line = unit.line(frame.getLineNumber());
        return Optional.of(new Place(line.cell().number(), line.cell().code(), line.number(), shown(frame)));
    }

    private static String shown(StackTraceElement frame) {
        String type = frame.getClassName().substring(ClassStore.PACKAGE.length() + 1);
        Matcher lambda = LAMBDA.matcher(frame.getMethodName());
        String method = lambda.matches() ? lambda.group(1) : frame.getMethodName();
        if (UNIT.matcher(type).matches()) {
            return method.equals(STATEMENTS) ? "" : method;
        }
        return type.replace('$', '.') + "." + method;
    }
}
