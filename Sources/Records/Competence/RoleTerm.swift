/// From when until when a person holds a role.
package struct RoleTerm: Part {
  package static let fields = FieldTable<RoleTerm>([
    Field("role", "Role", \.role, .link(.role)),
    Field("from", "From", \.from, .day, hint: "the first day; empty: for as long as is known"),
    Field("until", "Until", \.until, .day, hint: "the last day; empty: until further notice"),
  ])

  package var extras = Table()
  package var role: RecordID?
  package var from: Day?
  package var until: Day?

  package init() {}

  package init(role: RecordID, from: Day?, until: Day? = nil) {
    self.role = role
    self.from = from
    self.until = until
  }

  /// Whether it covers a day; both ends count.
  package func covers(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}

/// A role that a person holds, and since when.
package struct HeldRole: Hashable, Sendable {
  package let role: RecordID
  /// The first day of the term; `nil` when it is not on file.
  package let since: Day?

  package init(role: RecordID, since: Day?) {
    self.role = role
    self.since = since
  }
}

extension Person {
  /// The roles that the person holds on a day, each once.
  ///
  /// A role among the person's roles is held from the first day of its open term, or always when it has none. A term
  /// with a last day says by itself when the role was held.
  package func heldRoles(on day: Day) -> [HeldRole] {
    var held: [HeldRole] = []
    for role in roles {
      let open = terms.first { $0.role == role && $0.until == nil }
      if open?.covers(day) ?? true { held.append(HeldRole(role: role, since: open?.from)) }
    }
    for term in terms where term.until != nil && term.covers(day) {
      guard let role = term.role, !held.contains(where: { $0.role == role }) else { continue }
      held.append(HeldRole(role: role, since: term.from))
    }
    return held
  }

  /// The roles that the person holds on a day.
  package func roles(on day: Day) -> [RecordID] { heldRoles(on: day).map(\.role) }

  /// Gives the person a role from a day on.
  ///
  /// A term of the role that is open, or to come, begins on that day instead of being there twice.
  package mutating func take(_ role: RecordID, from day: Day?) {
    if !roles.contains(role) { roles.append(role) }
    if let open = terms.firstIndex(where: { $0.role == role && $0.until == nil }) {
      terms[open].from = day
    } else if day != nil {
      terms.append(RoleTerm(role: role, from: day))
    }
  }

  /// Ends the person's role with a last day.
  package mutating func giveUp(_ role: RecordID, on last: Day) {
    roles.removeAll { $0 == role }
    if let open = terms.firstIndex(where: { $0.role == role && $0.until == nil }) {
      terms[open].until = last
    } else {
      terms.append(RoleTerm(role: role, from: nil, until: last))
    }
  }
}
