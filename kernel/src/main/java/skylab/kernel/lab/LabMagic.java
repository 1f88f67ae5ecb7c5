package skylab.kernel.lab;

import java.util.function.Supplier;
import skylab.kernel.magic.Magic;
import skylab.kernel.text.Language;
import skylab.lab.Lab;

/** What the lab's magics share: their name, their help by that name, and the lab. */
abstract class LabMagic implements Magic {
    private final String name;
    private final Supplier<Lab> lab;

    LabMagic(String name, Supplier<Lab> lab) {
        this.name = name;
        this.lab = lab;
    }

    Lab lab() {
        return lab.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String help(Language language) {
        return Texts.in(language, "magic." + name);
    }
}
