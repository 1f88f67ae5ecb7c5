package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.software.Topic;

/** {@code amazon-linux-extras}: enables topics, repositories of Amazon Linux 2 that are off at first. */
@Command.Installed(value = "/usr/bin/amazon-linux-extras", pack = "amazon-linux-extras")
final class AmazonLinuxExtras implements Command {
    private static final String FILE = "/etc/yum.repos.d/amzn2-extras.repo";

    @Override
    public Program start(List<String> argv) {
        return Script.of("amazon-linux-extras", List.of(new Begin(argv)));
    }

    private record Begin(List<String> argv) implements Act {
        Begin {
            argv = List.copyOf(argv);
        }

        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            boolean yes = argv.contains("-y");
            List<String> words = argv.subList(1, argv.size()).stream()
                    .filter(word -> !word.equals("-y"))
                    .toList();
            String command = words.isEmpty() ? "list" : words.get(0);
            List<String> names = words.isEmpty() ? words : words.subList(1, words.size());
            return switch (command) {
                case "list" -> list(sys, out);
                case "enable", "disable" -> {
                    for (String name : names) {
                        enable(sys, topic(name), command.equals("enable"));
                    }
                    list(sys, out);
                    if (command.equals("enable") && !names.isEmpty()) {
                        out.print("\nNow you can install:\n # yum clean metadata\n # yum install "
                                + String.join(" ", topic(names.get(0)).packs()) + "\n");
                    }
                    yield List.of();
                }
                case "install" -> install(sys, names, yes, out);
                default ->
                    throw new UsageError(
                            "usage: amazon-linux-extras [-h] {list,install,enable,disable} ...\n"
                                    + "amazon-linux-extras: error: argument {list,install,enable,disable}: invalid choice: '"
                                    + command + "'",
                            2);
            };
        }

        private static List<Act> install(Syscalls sys, List<String> names, boolean yes, Output out) {
            List<String> packs = new ArrayList<>();
            for (String name : names) {
                Topic topic = topic(name);
                enable(sys, topic, true);
                packs.addAll(topic.packs());
            }
            if (packs.isEmpty()) {
                throw new UsageError("amazon-linux-extras: error: no topic given", 2);
            }
            out.print("Installing " + String.join(", ", packs) + "\n");
            List<String> line = new ArrayList<>(List.of("install"));
            line.addAll(packs);
            if (yes) {
                line.add("-y");
            }
            List<Act> acts = new ArrayList<>();
            YumRequest clean = Yum.parse(Dialect.YUM, List.of("clean", "metadata"), 80);
            acts.addAll(YumCommands.of(sys, clean, out));
            acts.addAll(YumCommands.of(sys, Yum.parse(Dialect.YUM, line, 80), out));
            return acts;
        }

        private static Topic topic(String name) {
            String plain = name.replaceFirst("=.*", "");
            Optional<Topic> found = Topic.all().stream()
                    .filter(topic -> topic.name().equals(plain))
                    .findFirst();
            return found.orElseThrow(() -> new UsageError("Topic " + name + " is not found.", 2));
        }

        private static void enable(Syscalls sys, Topic topic, boolean enabled) {
            if (!sys.identity().isRoot()) {
                throw new UsageError("Must be root to run this command.", 1);
            }
            String text = Files.text(sys, FILE);
            String header = "[" + topic.repository() + "]\n";
            if (!text.contains(header)) {
                text += header + "enabled=1\nname=Amazon Extras repo for " + topic.name()
                        + "\nmirrorlist=https://amazonlinux-2-repos-$awsregion.s3.dualstack.$awsregion.amazonaws.com/2/extras/"
                        + topic.name() + "/latest/$basearch/mirror.list\ngpgcheck=1\npriority=10\n";
            }
            String other = enabled ? "0" : "1";
            text = text.replace(header + "enabled=" + other + "\n", header + "enabled=" + (enabled ? "1" : "0") + "\n");
            Files.write(sys, FILE, text);
        }

        private static List<Act> list(Syscalls sys, Output out) {
            String text = Files.text(sys, FILE);
            for (Topic topic : Topic.all()) {
                boolean enabled = text.contains("[" + topic.repository() + "]\nenabled=1\n");
                out.print(String.format(
                                Locale.ROOT,
                                "%3d  %-24s %-12s [ %s ]%n",
                                topic.number(),
                                topic.name() + (enabled ? "=latest" : ""),
                                enabled ? "enabled" : "available",
                                String.join("  ", topic.versions()))
                        .replace(System.lineSeparator(), "\n"));
            }
            return List.of();
        }
    }
}
