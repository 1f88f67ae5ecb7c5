import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import skylab.kernel.course.Cells;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Step;
import skylab.lab.Lab;

final class JavaChecks {
    private JavaChecks() {}

    @Step(id = "variables", en = "Two variables", ko = "변수 두 개")
    @Hint(en = "Has the cell with `price` and `count` run? It has a number in brackets then.", ko = "`price`와 `count`가 있는 셀을 실행했나요? 실행했다면 대괄호 안에 번호가 있습니다.")
    @Hint(en = "A declaration is a type, a name, `=` and a value, with a semicolon behind it.", ko = "선언은 타입, 이름, `=`, 값을 차례로 쓰고 끝에 세미콜론을 붙입니다.")
    @Hint(en = "```\nint price = 4_500;\nvar count = 3;\n```", ko = "```\nint price = 4_500;\nvar count = 3;\n```")
    static void variables(Cells cells, Findings findings) {
        number(cells, findings, "price");
        number(cells, findings, "count");
    }

    private static void number(Cells cells, Findings findings, String name) {
        findings.missing(
                !(cells.value(name).orElse(null) instanceof Number),
                "There is no variable `" + name + "` that holds a number.",
                "수를 담은 변수 `" + name + "`가 없습니다.");
    }

    @Step(id = "records", en = "A method and the record that it needs", ko = "메서드와 그 메서드에 필요한 레코드")
    @Hint(en = "Both cells have to run: the one with `area`, and the one that it waits for.", ko = "`area`가 있는 셀과, 그 셀이 기다리는 셀을 모두 실행해야 합니다.")
    @Hint(en = "`area` uses the record `Circle` and the method `square`; `circle` is a `new Circle(…)`.", ko = "`area`는 레코드 `Circle`과 메서드 `square`를 씁니다. `circle`은 `new Circle(…)`입니다.")
    @Hint(
            en = "```\nrecord Circle(double radius) {}\ndouble square(double x) { return x * x; }\nvar circle = new Circle(2);\n```",
            ko = "```\nrecord Circle(double radius) {}\ndouble square(double x) { return x * x; }\nvar circle = new Circle(2);\n```")
    static void records(Cells cells, Findings findings) {
        findings.missing(!cells.declares("area"), "There is no method `area`.", "메서드 `area`가 없습니다.");
        findings.missing(
                cells.value("circle").filter(Record.class::isInstance).isEmpty(),
                "There is no variable `circle` that holds a record.",
                "레코드를 담은 변수 `circle`이 없습니다.");
    }

    @Step(id = "classes", en = "Objects that refer to each other", ko = "서로 가리키는 객체")
    @Hint(en = "Two classes in one cell, and the cell behind it makes objects of them.", ko = "한 셀에 클래스 두 개가 있고, 그다음 셀이 객체를 만듭니다.")
    @Hint(en = "`cloud.enrol(\"Mina\")` gives a `Student`; keep it in `mina`.", ko = "`cloud.enrol(\"Mina\")`는 `Student`를 돌려줍니다. `mina`에 담아 두세요.")
    @Hint(en = "```\nvar cloud = new Course(\"Cloud Computing\");\nvar mina = cloud.enrol(\"Mina\");\n```", ko = "```\nvar cloud = new Course(\"Cloud Computing\");\nvar mina = cloud.enrol(\"Mina\");\n```")
    static void classes(Cells cells, Findings findings) {
        object(cells, findings, "cloud", "Course");
        object(cells, findings, "mina", "Student");
    }

    private static void object(Cells cells, Findings findings, String name, String type) {
        findings.missing(
                cells.value(name).filter(each -> each.getClass().getSimpleName().equals(type)).isEmpty(),
                "There is no variable `" + name + "` with a `" + type + "`.",
                "변수 `" + name + "`에 `" + type + "`가 들어 있지 않습니다.");
    }

    @Step(id = "stream", en = "The mean of each student", ko = "학생별 평균")
    @Hint(en = "A stream of the scores is grouped by something, and of each group a mean is taken.", ko = "점수의 스트림을 무언가로 묶고, 묶음마다 평균을 냅니다.")
    @Hint(en = "`Collectors.groupingBy` and `Collectors.averagingInt`.", ko = "`Collectors.groupingBy`와 `Collectors.averagingInt`를 쓰세요.")
    @Hint(
            en = "```\nvar means = scores.stream().collect(\n        Collectors.groupingBy(Score::student, TreeMap::new, Collectors.averagingInt(Score::points)));\n```",
            ko = "```\nvar means = scores.stream().collect(\n        Collectors.groupingBy(Score::student, TreeMap::new, Collectors.averagingInt(Score::points)));\n```")
    static void stream(Cells cells, Findings findings) {
        findings.missing(
                cells.value("means")
                        .filter(each -> each instanceof Map<?, ?> means
                                && !means.isEmpty()
                                && means.values().stream().allMatch(Double.class::isInstance))
                        .isEmpty(),
                "There is no map `means` with a mean for each student.",
                "학생마다 평균을 담은 맵 `means`가 없습니다.");
    }

    @Step(id = "hour", en = "An hour in the cloud", ko = "클라우드에서 보낸 한 시간")
    @Hint(en = "Time in the cloud moves only when you ask for it.", ko = "클라우드의 시간은 요청할 때만 흐릅니다.")
    @Hint(en = "Note the time in `begun`, then use a magic that begins with `%adv`.", ko = "시각을 `begun`에 적어 두고, `%adv`로 시작하는 매직을 쓰세요.")
    @Hint(en = "```\nvar begun = lab.now();\n%advance 1h\n```", ko = "```\nvar begun = lab.now();\n%advance 1h\n```")
    static void hour(Lab lab, Cells cells, Findings findings) {
        if (findings.missing(
                !(cells.value("begun").orElse(null) instanceof Instant),
                "There is no variable `begun` with a time of the cloud.",
                "클라우드의 시각을 담은 변수 `begun`이 없습니다.")) {
            return;
        }
        Instant begun = (Instant) cells.value("begun").orElseThrow();
        findings.missing(
                Duration.between(begun, lab.now()).toHours() < 1,
                "Less than an hour has passed in the cloud since `begun`.",
                "`begun` 이후로 클라우드에서 한 시간이 지나지 않았습니다.");
    }
}
