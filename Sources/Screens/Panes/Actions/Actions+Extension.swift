import Records

extension State {
  /// A form for an extension of the deadline that is asked of the certification body.
  mutating func editExtension() {
    guard var action = currentAction else { return }
    if action.extensionState == nil {
      action.extensionState = .asked
      action.extensionAsked = today
    }
    let before = action
    let fields = FormField.fields(
      of: action, only: ["extension", "extension_asked", "extension_until"], in: fieldText)
    var form = Form(
      title: "\(action.name): extension of the deadline", fields: fields, focus: "extension_until"
    ) { (state, values) throws(FormRefusal) in
      var changed = before
      try changed.take(values, of: fields)
      let (wanted, asked, until) = (
        changed.extensionState, changed.extensionAsked, changed.extensionUntil
      )
      guard var action = state.organisation.actions[before.id] else {
        throw FormRefusal(message: "the action is no longer there")
      }
      do throws(ActionProblem) {
        try action.noteExtension(
          wanted, asked: asked, until: until, by: state.session.who, on: state.today)
      } catch {
        throw FormRefusal(message: error.description, field: "extension_until")
      }
      let what =
        switch wanted {
        case .asked: "extension asked"
        case .agreed: "extension agreed: due \(until?.spoken(today: state.today) ?? "")"
        case .refused: "extension refused"
        case nil: "no extension"
        }
      return FormStep(
        title: "\(action.name): \(what)", changes: state.organisation.changes(putting: action))
    }
    form.checks = { _, values in
      guard let due = before.due, let until = values.day("extension_until"), until <= due else {
        return []
      }
      return [
        FieldRemark(
          "extension_until", "not after the day it is due already, \(due.full)", .warning)
      ]
    }
    open(form)
  }
}
