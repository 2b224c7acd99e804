extension Organisation {
  /// Why the auditor may not be impartial: advice that needs a justification, not a refusal (clause 9.2.2 c).
  package func impartialityConcerns(of audit: Audit) -> [String] {
    guard let auditor = people[audit.auditor] else { return [] }
    let owned = auditLines.all.lazy.filter { $0.audit == audit.id }
      .compactMap { actions[$0.earlier] }.filter { $0.owner == auditor.id }
    let followedUp = owned.map { "\(auditor.name) owns \($0.name), which is followed up" }
    return audit.areas.compactMap { areas[$0] }.flatMap { area in
      [
        area.owner == auditor.id ? "\(auditor.name) owns \(area.name)" : nil,
        auditor.area == area.id ? "\(auditor.name) works in \(area.name)" : nil,
      ].compactMap { $0 }
    } + followedUp
  }
}
