package skylab.grader.feedback;

import skylab.grader.exercise.Language;

/**
 * The words of a feedback page.
 *
 * @param language of the learner
 */
record FeedbackTexts(Language language) {
    String title(String exercise) {
        return language.choose("Feedback: " + exercise, "피드백: " + exercise);
    }

    String points(String score, String points) {
        return language.choose(score + " of " + points + " points", points + "점 만점에 " + score + "점");
    }

    String undecided() {
        return language.choose("not graded yet", "아직 채점되지 않음");
    }

    String byPerson() {
        return language.choose("Your instructor grades this one.", "이 문항은 교수자가 직접 채점합니다.");
    }

    String graderError() {
        return language.choose(
                "The grader itself has failed here. This is not your fault and does not count as 0; your instructor"
                        + " will look at it.",
                "채점 프로그램에 문제가 생겨 점수를 내지 못했습니다. 제출물의 문제가 아니며 0점 처리되지 않습니다. 교수자가 확인할 예정입니다.");
    }

    String refused(String why) {
        return language.choose("This could not be graded: " + why, "채점할 수 없는 제출물입니다: " + why);
    }

    String damaged() {
        return language.choose(
                "The lab's record of what was done is damaged. What came before the damage was graded.",
                "실습 기록이 손상되어 있어, 손상되기 전까지의 기록으로 채점했습니다.");
    }

    String found() {
        return language.choose("found", "확인됨");
    }

    String missing() {
        return language.choose("missing", "확인되지 않음");
    }

    String hint() {
        return language.choose("Hint: ", "힌트: ");
    }

    String yourNotebook() {
        return language.choose("Your notebook, as the grader ran it", "채점 과정에서 실행한 노트북");
    }

    String timeout() {
        return language.choose("This cell was stopped because its time was over.", "제한 시간을 넘겨 이 셀의 실행을 중단했습니다.");
    }

    String killed() {
        return language.choose(
                "This cell ended the whole program, or could not be stopped otherwise. The notebook was run again"
                        + " without it, and the better of the two runs counts.",
                "이 셀 때문에 프로그램 전체가 종료되었습니다. 이 셀을 빼고 다시 실행했으며, 두 실행 중 더 나은 결과로 채점했습니다.");
    }

    String howItRan() {
        return language.choose("How it was run", "실행 환경");
    }

    String protections() {
        return language.choose(
                "Your submission ran apart from the tests, from other submissions and from the grader. Active: ",
                "제출물은 채점 테스트, 다른 제출물, 채점 프로그램과 분리된 환경에서 실행되었습니다. 적용된 보호 장치: ");
    }

    String notActive() {
        return language.choose("Not active on this machine: ", "이 컴퓨터에서 적용되지 않은 보호 장치: ");
    }
}
