package skylab.grader.report;

import skylab.grader.exercise.Language;

/**
 * The words of the report over a class.
 *
 * @param language of the instructor
 */
record ReportTexts(Language language) {
    private String say(String en, String ko) {
        return language.choose(en, ko);
    }

    String title() {
        return say("Report over the class", "학급 채점 보고서");
    }

    String submissions(int count) {
        return say(count + " submissions", "제출물 " + count + "개");
    }

    String graded(int count) {
        return say(count + " graded", count + "개 채점 완료");
    }

    String refused(int count) {
        return say(count + " could not be graded", count + "개 채점 불가");
    }

    String errors(int count) {
        return say(count + " grader errors", count + "개 채점기 오류");
    }

    String average(String mean, String median, String points) {
        return say(
                "Mean " + mean + ", median " + median + " of " + points + " points",
                points + "점 만점에 평균 " + mean + "점, 중앙값 " + median + "점");
    }

    String distribution() {
        return say("Points", "점수 분포");
    }

    String students(int count) {
        return say(count == 1 ? "1 student" : count + " students", "학생 " + count + "명");
    }

    String pointsAxis() {
        return say("points", "점수");
    }

    String tests() {
        return say("Hidden tests", "숨은 테스트");
    }

    String testsNote() {
        return say(
                "The most often failed first. Open a line to see who failed, and what the test said.",
                "많이 실패한 테스트부터 보여 줍니다. 줄을 펼치면 실패한 학생과 테스트가 남긴 이유를 볼 수 있습니다.");
    }

    String failed(int failed, int of) {
        return say(failed + " of " + of + " failed", of + "명 중 " + failed + "명 실패");
    }

    String problems() {
        return say("Without a grade, or to look at", "점수가 없거나 살펴볼 제출물");
    }

    String damaged(String why) {
        return say("The journal is damaged or forged: " + why, "실습 기록이 손상되었거나 조작되었습니다: " + why);
    }

    String manual() {
        return say("A person has to grade some of it.", "직접 채점할 문항이 있습니다.");
    }

    String alike() {
        return say("Work that looks alike", "비슷한 제출물");
    }

    String alikeNote() {
        return say(
                "Compared are the journals: steps in a row, without ids and names, and what was typed. What many have in"
                        + " common does not count. It is a reason to look, not a proof.",
                "실습 기록을 비교했습니다. ID와 이름을 뺀 연속된 단계, 그리고 직접 입력한 값을 봅니다. 많은 학생에게 공통된 것은" + " 세지 않습니다. 살펴볼 이유일 뿐 증거는 아닙니다.");
    }

    String noneAlike() {
        return say("No two look alike.", "비슷한 제출물이 없습니다.");
    }

    String more(int count) {
        return say("… and " + count + " more pairs", "… 그 밖에 " + count + "쌍");
    }

    String sameSteps() {
        return say("The same steps", "같은 단계");
    }

    String sameValues() {
        return say("The same texts", "같은 입력값");
    }

    String protections() {
        return say("How it was run", "실행 환경");
    }

    String active() {
        return say("Active for all: ", "모든 제출물에 적용된 보호 장치: ");
    }

    String notActive() {
        return say("Not active for all: ", "일부 또는 전체에 적용되지 않은 보호 장치: ");
    }
}
