package skylab.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.kernel.install.KernelSpec;
import skylab.launcher.Finding.Severity;

/** Looks at a machine and says what Skylab lacks there. */
public final class Diagnosis {

    private static final long SPACE = 500L << 20;

    private final Machine machine;
    private final Texts texts;
    private final List<Need> needs;

    /** A diagnosis of a machine in a language. */
    public Diagnosis(Machine machine, Texts texts, List<Need> needs) {
        this.machine = machine;
        this.texts = texts;
        this.needs = List.copyOf(needs);
    }

    /** What was found: what Skylab cannot do without first, then what tests need, then disk and kernel. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        for (Need need : needs) {
            if (!need.probes().contains("jdk")) {
                findings.add(of(need));
            }
        }
        findings.add(space());
        findings.add(kernel());
        return findings;
    }

    /** Debian's packages that bring what is missing for these purposes, in the order of the needs. */
    public List<String> packages(List<String> purposes) {
        return needs.stream()
                .filter(need -> purposes.contains(need.purpose()) && !need.metBy(machine))
                .map(need -> need.packages().get(0))
                .distinct()
                .toList();
    }

    private Finding java() {
        if (machine.javaVersion() < 17) {
            return missing(texts.say("failure.java", machine.javaVersion(), machine.javaHome()));
        }
        if (!machine.hasModule("jdk.jshell")) {
            return missing(texts.say("failure.jre", machine.javaHome()));
        }
        return fine(texts.say("doctor.java", machine.javaVersion(), machine.javaHome()));
    }

    private Finding of(Need need) {
        if (need.metBy(machine)) {
            Optional<Path> command = need.probes().stream()
                    .flatMap(probe -> machine.command(probe).stream())
                    .findFirst();
            return fine(texts.say(
                    "doctor.have", need.name(), command.map(Path::toString).orElse("")));
        }
        String remedy = machine.command("apt-get").isPresent()
                ? texts.say("doctor.package", need.packages().get(0))
                : texts.say("doctor.remedy." + need.name());
        return need.purpose().equals("run") && need.name().equals("jupyter")
                ? new Finding(Severity.MISSING, texts.say("doctor.lack", need.name()), remedy)
                : new Finding(Severity.ADVICE, texts.say("doctor.lack." + need.purpose(), need.name()), remedy);
    }

    private Finding space() {
        Path home = machine.home();
        long free = machine.usableSpace(home);
        return free < SPACE
                ? missing(texts.say("failure.space", home, SPACE >> 20))
                : fine(texts.say("doctor.space", free >> 20, home));
    }

    private Finding kernel() {
        KernelFolder folder = new KernelFolder(JupyterDirectories.userKernel(machine));
        if (!Files.isRegularFile(folder.specification())) {
            return installAdvice(texts.say("doctor.noKernel", KernelSpec.DISPLAY_NAME));
        }
        return Files.isRegularFile(folder.archive())
                ? fine(texts.say("doctor.kernel", KernelSpec.DISPLAY_NAME, folder.path()))
                : installAdvice(texts.say("doctor.noArchive", KernelSpec.DISPLAY_NAME));
    }

    private Finding installAdvice(String sentence) {
        return new Finding(Severity.ADVICE, sentence, texts.say("doctor.install"));
    }

    private static Finding fine(String sentence) {
        return new Finding(Severity.FINE, sentence, "");
    }

    private static Finding missing(String sentence) {
        return new Finding(Severity.MISSING, sentence, "");
    }
}
