import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.kernel.course.Storage;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.Instance;

/** What the lab on images asks. */
final class ImagesChecks {
    private ImagesChecks() {}

    @Step(id = "java", en = "Java on the model", ko = "원본 인스턴스에 Java 설치")
    @Hint(
            en = "What `yum` offers has to be accepted.",
            ko = "`yum`이 묻는 말에 동의해야 합니다.")
    @Hint(
            en = "`sudo yum install java`, and in the next line the answer to its question.",
            ko = "`sudo yum install java`, 그리고 다음 줄에 질문의 대답.")
    @Hint(
            en = "```\n%%ssh {address}\nsudo yum install java\ny\n```",
            ko = "```\n%%ssh {address}\nsudo yum install java\ny\n```")
    static void java(Lab lab, Findings findings) {
        if (Machines.noneRuns(lab, findings)) {
            return;
        }
        findings.missing(
                Machines.running(lab).stream().noneMatch(one -> hasJava(lab, one)),
                "On no running instance does `java -version` answer.",
                "`java -version`이 대답하는 인스턴스가 없습니다.");
    }

    @Step(id = "image", en = "An image of your own", ko = "내 이미지")
    @Hint(
            en = "The image is made of a running instance and takes a while to become `available`.",
            ko = "이미지는 실행 중인 인스턴스에서 만들고, `available`이 될 때까지 시간이 걸립니다.")
    @Hint(
            en = "`createImage` with the instance's id and a name; `waitUntilImageAvailable`.",
            ko = "인스턴스 ID와 이름을 주고 `createImage`, 그다음 `waitUntilImageAvailable`.")
    @Hint(
            en = "```\nvar mine = ec2.createImage(r -> r.instanceId(model).name(\"with-java\")).imageId();\nec2.waiter().waitUntilImageAvailable(r -> r.imageIds(mine));\n```",
            ko = "```\nvar mine = ec2.createImage(r -> r.instanceId(model).name(\"with-java\")).imageId();\nec2.waiter().waitUntilImageAvailable(r -> r.imageIds(mine));\n```")
    static void image(Lab lab, Findings findings) {
        if (findings.missing(Storage.images(lab).isEmpty(), "There is no image of yours.", "내 이미지가 없습니다.")) {
            return;
        }
        findings.missing(
                Storage.images(lab).stream().noneMatch(one -> one.state() == ImageState.AVAILABLE),
                "Your image is not `available` yet.",
                "이미지가 아직 `available`이 아닙니다.");
    }

    @Step(id = "quick", en = "An image without a reboot", ko = "재부팅하지 않은 이미지")
    @Hint(
            en = "The instance must have been up since before the image was made.",
            ko = "이미지를 만들기 전부터 인스턴스가 계속 켜져 있어야 합니다.")
    @Hint(en = "`createImage` has a switch for that.", ko = "`createImage`에 그런 옵션이 있습니다.")
    @Hint(
            en = "```\nec2.createImage(r -> r.instanceId(model).name(\"no-reboot\").noReboot(true));\n```",
            ko = "```\nec2.createImage(r -> r.instanceId(model).name(\"no-reboot\").noReboot(true));\n```")
    static void quick(Lab lab, Findings findings) {
        findings.missing(
                Machines.running(lab).stream().noneMatch(one -> Storage.images(lab).stream()
                        .filter(image -> one.instanceId().equals(image.sourceInstanceId()))
                        .anyMatch(image -> Instant.parse(image.creationDate()).isAfter(Machines.booted(lab, one).orElseGet(lab::now).plusSeconds(5)))),
                "Every instance of which you have an image has rebooted since.",
                "이미지를 만든 인스턴스가 모두 그 뒤에 재부팅했습니다.");
    }

    @Step(id = "twins", en = "Two instances from your image", ko = "내 이미지로 시작한 인스턴스 두 개")
    @Hint(
            en = "The image's id takes the place of Amazon's.",
            ko = "Amazon의 이미지 ID 자리에 내 이미지 ID를 씁니다.")
    @Hint(
            en = "`runInstances` with `imageId`, `minCount(2)` and `maxCount(2)`.",
            ko = "`imageId`, `minCount(2)`, `maxCount(2)`를 준 `runInstances`.")
    @Hint(en = "```\nvar twins = launch(mine, 2);\n```", ko = "```\nvar twins = launch(mine, 2);\n```")
    static void twins(Lab lab, Findings findings) {
        Set<String> images = Storage.images(lab).stream().map(Image::imageId).collect(Collectors.toSet());
        List<Instance> made = Machines.running(lab).stream()
                .filter(one -> images.contains(one.imageId()))
                .toList();
        if (findings.missing(
                made.size() < 2,
                "Running instances from an image of yours: " + made.size(),
                "내 이미지로 시작해 실행 중인 인스턴스: " + made.size() + "개")) {
            return;
        }
        findings.missing(
                made.stream().filter(one -> hasJava(lab, one)).count() < 2,
                "Java is not on both of them.",
                "두 인스턴스 모두에 Java가 있는 것은 아닙니다.");
    }

    @Step(id = "gone", en = "The image gone, the instances not", ko = "이미지는 없어지고 인스턴스는 남고")
    @Hint(
            en = "Nothing of the images may be left: neither they nor their snapshots.",
            ko = "이미지도 그 스냅샷도 남아 있으면 안 됩니다.")
    @Hint(
            en = "`deregisterImage`, with `deleteAssociatedSnapshots(true)` or followed by `deleteSnapshot`.",
            ko = "`deregisterImage`에 `deleteAssociatedSnapshots(true)`를 주거나, 그 뒤에 `deleteSnapshot`.")
    @Hint(
            en = "```\nec2.deregisterImage(r -> r.imageId(mine).deleteAssociatedSnapshots(true));\nec2.deregisterImage(r -> r.imageId(quick).deleteAssociatedSnapshots(true));\n```",
            ko = "```\nec2.deregisterImage(r -> r.imageId(mine).deleteAssociatedSnapshots(true));\nec2.deregisterImage(r -> r.imageId(quick).deleteAssociatedSnapshots(true));\n```")
    static void gone(Lab lab, Findings findings) {
        List<Instance> orphans = Machines.running(lab).stream()
                .filter(one -> lab.ec2().describeImages(r -> r.imageIds(one.imageId())).images().isEmpty())
                .toList();
        findings.missing(
                orphans.isEmpty(),
                "No instance is running whose image is deregistered.",
                "등록 취소된 이미지로 시작해 실행 중인 인스턴스가 없습니다.");
        findings.missing(!Storage.images(lab).isEmpty(), "An image of yours is left.", "내 이미지가 남아 있습니다.");
        findings.missing(Storage.snapshots(lab).size() > 0, "Snapshots left: " + Storage.snapshots(lab).size(), "남은 스냅샷: " + Storage.snapshots(lab).size() + "개");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "Instances, volumes, images, snapshots: four lists that must be empty.",
            ko = "인스턴스, 볼륨, 이미지, 스냅샷, 네 가지 목록이 모두 비어야 합니다.")
    @Hint(
            en = "`terminateInstances` and wait; `deregisterImage`; `deleteSecurityGroup` at the end.",
            ko = "`terminateInstances`를 부르고 기다리기, `deregisterImage`, 마지막에 `deleteSecurityGroup`.")
    @Hint(
            en = "```\nec2.terminateInstances(r -> r.instanceIds(everything));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(everything));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```",
            ko = "```\nec2.terminateInstances(r -> r.instanceIds(everything));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(everything));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }

    private static boolean hasJava(Lab lab, Instance instance) {
        return Machines.on(lab, instance, "java -version > /dev/null 2>&1 && echo yes").equals("yes");
    }
}
