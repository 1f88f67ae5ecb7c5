package skylab.guest.command.text;

import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.disk.Content;
import skylab.guest.process.Output;

/** Complaints about inputs that could not be read. */
final class InputStatus {
    private InputStatus() {}

    /** Says which inputs could not be read; 1 if there are any, else 0. */
    static int complain(List<Gathering.Input> inputs, Output out) {
        int status = 0;
        for (Gathering.Input input : inputs) {
            if (input.problem().isPresent()) {
                out.complain(input.name() + ": " + input.problem().get().text());
                status = 1;
            }
        }
        return status;
    }

    /** All that could be read, one after the other. */
    static byte[] bytes(List<Gathering.Input> inputs) {
        Content all = Content.EMPTY;
        for (Gathering.Input input : inputs) {
            all = all.append(input.content());
        }
        return all.read(0, (int) Math.min(Integer.MAX_VALUE / 2, all.size())).toArray();
    }
}
