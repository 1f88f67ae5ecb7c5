package skylab.launcher;

import java.util.List;
import picocli.CommandLine.Command;
import skylab.launcher.Finding.Severity;

/** {@code doctor}: what is there, what is missing, what to do. Exit code 1 when something is missing. */
@Command(name = "doctor")
public final class DoctorCommand implements Subcommand {

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.running();
        Texts texts = Texts.in(Texts.language(machine.environment()));
        Diagnosis diagnosis = new Diagnosis(machine, texts, Need.all());
        List<Finding> findings = diagnosis.findings();
        for (Finding finding : findings) {
            System.out.println(texts.say("doctor." + finding.severity().name()) + "  " + finding.sentence());
            if (!finding.remedy().isEmpty()) {
                System.out.println("        " + finding.remedy());
            }
        }
        List<String> packages = diagnosis.packages(List.of("build", "run", "test"));
        if (!packages.isEmpty() && machine.command("apt-get").isPresent()) {
            System.out.println();
            System.out.println(texts.say("doctor.all"));
            String install = "apt-get install -y --no-install-recommends " + String.join(" ", packages);
            System.out.println("  " + (machine.root() ? install : "sudo " + install));
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.MISSING) ? 1 : 0;
    }
}
