/** As the server wants it; the products are made up of common ingredients. */
export const exampleTable = `name,short_composition1,short_composition2
Paracetamol 500 mg tablet,Paracetamol (500mg),
Paracetamol 125 mg/5 ml syrup,Paracetamol (125mg/5ml),
Paracetamol with caffeine tablet,Paracetamol (500mg),Caffeine (65mg)
`
