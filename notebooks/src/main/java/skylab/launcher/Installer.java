package skylab.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import skylab.frontend.SilenceException;
import skylab.frontend.StartCommand;
import skylab.kernel.install.KernelSpec;

/** Installs the kernel for Jupyter, unless it is installed already. */
public final class Installer {

    // A folder of jars, its archive of classes and the copy in the making.
    private static final long SPACE = 300L << 20;

    private final Machine machine;
    private final Texts texts;
    private final PrintStream progress;

    /** An installer that says on a stream what it is doing. */
    public Installer(Machine machine, Texts texts, PrintStream progress) {
        this.machine = machine;
        this.texts = texts;
        this.progress = progress;
    }

    /**
     * Makes the folder the kernelspec of this distribution.
     *
     * @throws Failure when this Java cannot run the kernel or the disk has no room for it
     * @throws IOException when the folder cannot be written
     */
    public void install(Distribution distribution, KernelFolder folder) throws IOException, InterruptedException {
        requireJdk();
        Fingerprint made = Fingerprint.of(machine.javaHome(), Runtime.version().toString(), distribution.installed());
        if (folder.isMadeFrom(made)) {
            progress.println(texts.say("install.unchanged", KernelSpec.DISPLAY_NAME, folder.path()));
            return;
        }
        if (machine.usableSpace(folder.path()) < SPACE) {
            throw new Failure(texts.say("failure.space", folder.path(), SPACE >> 20));
        }
        progress.println(texts.say("install.writing", KernelSpec.DISPLAY_NAME, folder.path()));
        KernelSpec spec = folder.write(distribution, java(), machine.javaVersion());
        progress.println(texts.say("install.archive"));
        if (!makeArchive(spec)) {
            progress.println(texts.say("install.noArchive"));
        }
        folder.seal(made);
    }

    private void requireJdk() {
        if (machine.javaVersion() < 17) {
            throw new Failure(texts.say("failure.java", machine.javaVersion(), machine.javaHome()));
        }
        if (!machine.hasModule("jdk.jshell")) {
            throw new Failure(texts.say("failure.jre", machine.javaHome()));
        }
    }

    private Path java() {
        return machine.javaHome().resolve("bin").resolve(machine.os() == Os.WINDOWS ? "java.exe" : "java");
    }

    // Without its archive the kernel starts slower, and works: not a reason to fail.
    private static boolean makeArchive(KernelSpec spec) throws IOException, InterruptedException {
        try {
            FirstSession.run(new StartCommand(spec.archivingCommand(), spec.environment(), true));
            FirstSession.prove(new StartCommand(spec.command(), spec.environment(), true));
        } catch (IOException | SilenceException failed) {
            // One that was cut off, as on a full disk, would keep the kernel from starting.
            Files.deleteIfExists(spec.archive());
        }
        return Files.isRegularFile(spec.archive());
    }
}
