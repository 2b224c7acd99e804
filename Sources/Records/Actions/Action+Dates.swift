/// A day of an action that does not fit the others, with the way out.
package struct DateFlaw: Hashable, Sendable {
  /// The key of the field that holds the day.
  package let field: String
  /// What is wrong: "before it was raised (Sun 1 Nov 2026)".
  let what: String
  /// The way out: "choose a later day".
  let remedy: String
  /// Whether it is a day to come that tells of what was, rather than one before what it follows from.
  var isToCome = false

  /// The end of a sentence about that field: "before it was raised (Sun 1 Nov 2026): choose a later day".
  package var text: String { "\(what): \(remedy)" }
}

extension Action {
  /// The days that cannot be: to come though they tell of what was, or before what they follow from.
  ///
  /// - Parameter today: the last day that something can have happened on.
  package func dateFlaws(on today: Day) -> [DateFlaw] {
    var flaws: [DateFlaw] = []
    func past(_ field: String, _ day: Day?) {
      if let day, day > today {
        flaws.append(
          DateFlaw(
            field: field, what: "still to come (\(day.full))", remedy: "no later than today",
            isToCome: true))
      }
    }
    func order(_ field: String, _ day: Day?, _ after: Day?, _ what: String) {
      if let day, let after, day < after {
        flaws.append(
          DateFlaw(
            field: field, what: "before \(what) (\(after.full))", remedy: "choose a later day"))
      }
    }
    past("raised", raised)
    order("due", due, raised, "it was raised")
    for step in plan { past("plan", step.done) }
    past("effective_on", effectiveOn)
    order("effective_on", effectiveOn, lastCompletion, "the last step was done")
    if case .checkBeforeLastStep(let last)? = flaw(ofCheckDue: effectivenessDue) {
      flaws.append(
        DateFlaw(
          field: "effectiveness_due", what: "before the last step has taken effect (\(last.full))",
          remedy: "choose a later day"))
    }
    past("closed", closed)
    order("closed", closed, raised, "it was raised")
    order("closed", closed, effectiveOn, "its effectiveness was judged")
    return flaws
  }
}
