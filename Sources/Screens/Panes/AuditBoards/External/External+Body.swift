import Records

extension State {
  /// Shows the certification body of an audit: all contacts, its times and notes.
  mutating func showBody(of audit: Audit) {
    guard let body = organisation.bodies[audit.body] else {
      return complain("\(audit.name) names no certification body yet: E sets it")
    }
    let times = [
      ("plan within", body.planWithin), ("evidence within", body.evidenceWithin),
      ("majors within", body.majorWithin), ("before a certificate’s expiry", body.expiryMargin),
    ]
    let contacts = body.contacts.isEmpty ? ["no contacts on file: 9, bodies"] : body.contacts
    let texts =
      contacts + ["", times.map { "\($0) \($1)" }.joined(separator: ", ")]
      + (body.notes.isEmpty ? [] : ["", body.notes])
    let width = min(size.columns - 8, 90)
    let lines = texts.flatMap { TextWrap.lines($0, width: width) }.map { Card.Line($0) }
    overlays.append(.card(Card(title: body.name, lines: lines)))
  }
}
